package tributary.backend.moderation;

import java.util.List;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Approvals;
import tributary.backend.site.Access;
import tributary.backend.site.AdminBox;
import tributary.backend.site.AdminFigure;

/// What waits for those who look after the site.
@Component
class WaitingFigures implements AdminBox {

    private final Cases cases;
    private final Decisions decisions;
    private final UploadReview review;
    private final Approvals approvals;

    WaitingFigures(Cases cases, Decisions decisions, UploadReview review, Approvals approvals) {
        this.approvals = approvals;
        this.cases = cases;
        this.decisions = decisions;
        this.review = review;
    }

    @Override
    public Head head() {
        return Head.DECISION;
    }

    @Override
    public Access access() {
        return Access.MODERATOR;
    }

    @Override
    public List<AdminFigure> figures() {
        return List.of(
                AdminFigure.waiting("moderation.queue", cases.countOpen(), "/admin/reports"),
                AdminFigure.waiting(
                        "moderation.appeals.waiting", decisions.openAppeals().size(), "/admin/reports"),
                AdminFigure.waiting("moderation.review", review.countWaiting(), "/admin/review"),
                AdminFigure.waiting("moderation.join.asking", approvals.count(), "/admin/sign-ups"));
    }
}
