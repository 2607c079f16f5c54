package tributary.backend.notifications;

import java.time.Instant;
import java.util.Map;

/// Something that a person was told.
///
/// @param messageKey of the message files; the text holds the parameters' names in braces, as in `{video}`
/// @param link path on the site
public record Notification(
        long id,
        NotificationKind kind,
        String messageKey,
        Map<String, String> parameters,
        String link,
        boolean read,
        Instant createdAt) {}
