package tributary.backend.moderation;

import java.util.Optional;

/// What reporters choose from. Numbers and names are PeerTube's.
public enum ReportReason {
    VIOLENT(1, "violentOrRepulsive"),
    HATEFUL(2, "hatefulOrAbusive"),
    SPAM(3, "spamOrMisleading"),
    PRIVACY(4, "privacy"),
    RIGHTS(5, "rights"),
    RULES(6, "serverRules"),
    THUMBNAILS(7, "thumbnails"),
    CAPTIONS(8, "captions");

    private final int id;
    private final String key;

    ReportReason(int id, String key) {
        this.id = id;
        this.key = key;
    }

    public int id() {
        return id;
    }

    /// Its name in the API, and the end of its message key.
    public String key() {
        return key;
    }

    /// @param text name or number, as programs send either
    public static Optional<ReportReason> of(String text) {
        for (var reason : values()) {
            if (reason.key.equals(text) || Integer.toString(reason.id).equals(text)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
