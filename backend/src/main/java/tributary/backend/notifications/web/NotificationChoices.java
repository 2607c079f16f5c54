package tributary.backend.notifications.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How somebody wants to be told of each kind: 0 not at all, 1 on the site, 2 by mail, 3 both. What is absent stays.
record NotificationChoices(
        @Nullable Integer abuseAsModerator,
        @Nullable Integer blacklistOnMyVideo,
        @Nullable Integer unblacklistOnMyVideo,
        @Nullable Integer myVideoPublished,
        @Nullable Integer myVideoImportFinished,
        @Nullable Integer newUserRegistration,
        @Nullable Integer videoAutoBlacklistAsModerator,
        @Nullable Integer abuseStateChange,
        @Nullable Integer abuseNewMessage,
        @Nullable Integer appealAsModerator,
        @Nullable Integer healthAsAdministrator,
        @Nullable Integer jobFailedAsAdministrator) {

    Map<String, Integer> given() {
        var all = new LinkedHashMap<String, Integer>();
        put(all, "abuseAsModerator", abuseAsModerator);
        put(all, "blacklistOnMyVideo", blacklistOnMyVideo);
        put(all, "unblacklistOnMyVideo", unblacklistOnMyVideo);
        put(all, "myVideoPublished", myVideoPublished);
        put(all, "myVideoImportFinished", myVideoImportFinished);
        put(all, "newUserRegistration", newUserRegistration);
        put(all, "videoAutoBlacklistAsModerator", videoAutoBlacklistAsModerator);
        put(all, "abuseStateChange", abuseStateChange);
        put(all, "abuseNewMessage", abuseNewMessage);
        put(all, "appealAsModerator", appealAsModerator);
        put(all, "healthAsAdministrator", healthAsAdministrator);
        put(all, "jobFailedAsAdministrator", jobFailedAsAdministrator);
        return all;
    }

    private static void put(Map<String, Integer> all, String name, @Nullable Integer channels) {
        if (channels != null) {
            all.put(name, channels);
        }
    }
}
