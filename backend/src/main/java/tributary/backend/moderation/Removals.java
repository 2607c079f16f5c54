package tributary.backend.moderation;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.backend.videos.Videos;

/// Does what decisions have left for later: deletes what was removed when its time has come, and brings a change that
/// was asked for to mind again.
@Component
class Removals {

    private static final Logger log = LoggerFactory.getLogger(Removals.class);

    private final DecisionRows rows;
    private final Videos videos;
    private final AccountRemoval accounts;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Removals(
            DecisionRows rows,
            Videos videos,
            AccountRemoval accounts,
            Cases cases,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.events = events;
        this.rows = rows;
        this.videos = videos;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    void sweep() {
        transaction.executeWithoutResult(
                _ -> rows.toRemindOf().forEach(decision -> events.publishEvent(new ChangeDue(decision, false))));
        for (var id : rows.due()) {
            try {
                transaction.executeWithoutResult(_ -> rows.lock(id).ifPresent(this::carryOut));
            } catch (RuntimeException failure) {
                log.error("Decision {} could not be carried out; it is tried again", id, failure);
            }
        }
    }

    private void carryOut(Decision decision) {
        if (!decision.isInForce() || decision.done()) {
            return;
        }
        rows.done(decision.id());
        switch (decision.kind()) {
            case REMOVE -> {
                if (decision.videoId() != null) {
                    videos.delete(decision.videoId());
                }
            }
            case DELETE_ACCOUNT -> accounts.remove(Objects.requireNonNull(decision.accountId()));
            case ASK_CHANGE -> {
                if (decision.caseId() != null) {
                    cases.returnToQueue(decision.caseId());
                }
                events.publishEvent(new ChangeDue(decision, true));
            }
            case DISMISS, LABEL, UNLIST, BLOCK, WARN, LIMIT, SUSPEND, CLOSE, BAN -> {}
        }
    }
}
