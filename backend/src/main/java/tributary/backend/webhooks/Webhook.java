package tributary.backend.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An address that is told of events.
///
/// @param events ids of [WebhookEvent]
/// @param lastStatus HTTP status of the last answer; 0 when there was none
/// @param lastAnswer its beginning, or why there was none
public record Webhook(
        long id,
        String url,
        List<String> events,
        Instant createdAt,
        @Nullable Integer lastStatus,
        @Nullable String lastAnswer,
        @Nullable Instant lastAt) {}
