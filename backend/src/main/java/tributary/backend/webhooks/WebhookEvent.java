package tributary.backend.webhooks;

import java.util.Arrays;
import java.util.Optional;

/// What other programs can be told.
public enum WebhookEvent {
    /// Somebody reported something.
    REPORT("report.created"),
    /// The team decided something.
    DECISION("decision.made"),
    /// A video can be watched.
    UPLOAD("video.published"),
    /// Background work failed for good.
    JOB_FAILED("job.failed"),
    /// Somebody pressed the button that tries a webhook out.
    TEST("test");

    private final String id;

    WebhookEvent(String id) {
        this.id = id;
    }

    /// Its name in the post and in the API.
    public String id() {
        return id;
    }

    public static Optional<WebhookEvent> of(String id) {
        return Arrays.stream(values()).filter(event -> event.id.equals(id)).findFirst();
    }
}
