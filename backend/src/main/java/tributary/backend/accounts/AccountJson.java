package tributary.backend.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tributary.backend.site.PublicAddress;

/// Accounts in the form that PeerTube's clients read.
public final class AccountJson {

    private AccountJson() {}

    /// @param address as [PublicAddress#of] gives it
    public static Map<String, Object> summary(Account account, String address) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", account.id());
        json.put("name", account.username());
        json.put("displayName", account.displayName());
        json.put("url", address + "/a/" + account.username());
        json.put("host", PublicAddress.host(address));
        json.put("avatars", List.of());
        return json;
    }

    /// @param address as [PublicAddress#of] gives it
    public static Map<String, Object> full(Account account, String address) {
        var json = summary(account, address);
        json.put("followingCount", 0);
        json.put("followersCount", 0);
        json.put("hostRedundancyAllowed", false);
        json.put("createdAt", account.createdAt());
        json.put("updatedAt", account.updatedAt());
        json.put("description", account.description());
        json.put("userId", account.id());
        return json;
    }

    /// The account as its owner and administrators see it.
    public static Map<String, Object> user(Account account, String address) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", account.id());
        json.put("username", account.username());
        json.put("email", account.email());
        json.put("pendingEmail", account.standing().pendingEmail());
        json.put("emailVerified", account.standing().emailConfirmed());
        json.put("emailPublic", false);
        json.put("theme", "default");
        json.put("nsfwPolicy", "display");
        json.put("p2pEnabled", true);
        json.put("videosHistoryEnabled", false);
        json.put("autoPlayVideo", true);
        json.put("autoPlayNextVideo", false);
        json.put("autoPlayNextVideoPlaylist", false);
        json.put("videoLanguages", null);
        json.put(
                "role",
                Map.of("id", account.role().id(), "label", account.role().label()));
        json.put("videoQuota", account.quotaBytes());
        json.put("videoQuotaDaily", -1);
        json.put("account", full(account, address));
        json.put("notificationSettings", Map.of());
        json.put("blocked", account.suspended());
        json.put("blockedReason", account.standing().suspendedReason());
        json.put("noInstanceConfigWarningModal", true);
        json.put("noWelcomeModal", true);
        json.put("noAccountSetupWarningModal", true);
        json.put("createdAt", account.createdAt());
        json.put("lastLoginDate", account.standing().signedInAt());
        json.put("pluginAuth", null);
        json.put("twoFactorEnabled", false);
        json.put("adminFlags", 0);
        json.put("specialPlaylists", List.of());
        return json;
    }
}
