package tributary.backend.moderation;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.backend.audit.Audit;

/// Writes every decision, and every one that is taken back, into the log, in the transaction of the decision.
@Component
class DecisionAudit {

    private final Audit audit;

    DecisionAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(DecisionTaken event) {
        var decision = event.decision();
        audit.record(
                event.by(),
                "moderation." + decision.kind().key(),
                kind(decision),
                id(decision),
                decision.reason(),
                Map.of("decision", decision.id(), "title", decision.title()));
    }

    @EventListener
    void on(DecisionUndone event) {
        var decision = event.decision();
        audit.record(
                event.by(),
                "moderation.undo",
                kind(decision),
                id(decision),
                event.reason(),
                Map.of("decision", decision.id(), "kind", decision.kind().key()));
    }

    private static String kind(Decision decision) {
        return decision.videoId() != null ? "video" : "account";
    }

    private static String id(Decision decision) {
        return decision.videoId() != null ? decision.videoId().toString() : String.valueOf(decision.accountName());
    }
}
