package tributary.backend.accounts.web;

/// Where to go after signing in: a page of this site, whatever the address said.
final class WayBack {

    private WayBack() {}

    static String safe(String next) {
        var ownPath = next.startsWith("/") && !next.startsWith("//") && !next.contains("\\");
        var harmless = next.chars().noneMatch(Character::isISOControl);
        return ownPath && harmless && !next.startsWith("/login") ? next : "/";
    }
}
