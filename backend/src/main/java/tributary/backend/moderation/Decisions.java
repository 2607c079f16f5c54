package tributary.backend.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.Authority;
import tributary.backend.accounts.SignedIn;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;

/// Takes decisions and takes them back. Each has a reason and a text to the person concerned.
@Component
public class Decisions {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_TEXT = 5000;

    private final DecisionRows rows;
    private final Effects effects;
    private final Cases cases;
    private final Subjects subjects;
    private final DecisionWords words;
    private final Accounts accounts;
    private final Authority authority;
    private final Threads threads;
    private final LiveSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Decisions(
            DecisionRows rows,
            Effects effects,
            Cases cases,
            Subjects subjects,
            DecisionWords words,
            Accounts accounts,
            Authority authority,
            Threads threads,
            LiveSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.effects = effects;
        this.cases = cases;
        this.subjects = subjects;
        this.words = words;
        this.accounts = accounts;
        this.authority = authority;
        this.threads = threads;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /// Decides a case; it is closed by that, unless the decision only asks for something.
    ///
    /// @throws Refused 403 without the right or about somebody of an equal or higher role, 409 if the thing is gone
    /// @throws FieldProblems with what is missing
    @Transactional
    public Decision decide(Case about, NewDecision wanted, SignedIn me, Locale locale) {
        var subject = subjects.find(about.kind(), about.targetId());
        if (wanted.kind() == DecisionKind.DISMISS) {
            return dismiss(about, subject.orElseGet(() -> gone(about)), wanted, me);
        }
        var decision = decide(
                about.id(),
                subject.orElseThrow(() -> Refused.conflict("What this case is about is gone.")),
                wanted,
                me,
                locale);
        cases.close(about.id(), Report.State.ACCEPTED, wanted.reason());
        return decision;
    }

    private static Subject gone(Case about) {
        var accountId = about.accountId();
        return new Subject(about.kind(), about.targetId(), accountId == null ? 0 : accountId, about.title(), "");
    }

    private Decision dismiss(Case about, Subject subject, NewDecision wanted, SignedIn me) {
        require(me, wanted);
        check(wanted, subject);
        if (subject.accountId() != 0) {
            var id = rows.insert(about.id(), wanted, subject, me.accountId(), "", null, Decision.Before.NOTHING);
            cases.close(about.id(), Report.State.REJECTED, wanted.reason());
            return told(id, me);
        }
        throw Refused.conflict("What this case is about is gone.");
    }

    /// Decides about something without a case.
    ///
    /// @throws Refused as [#decide(Case, NewDecision, SignedIn, Locale)]
    @Transactional
    public Decision decide(@Nullable Long caseId, Subject subject, NewDecision wanted, SignedIn me, Locale locale) {
        require(me, wanted);
        requireOver(me, subject.accountId());
        check(wanted, subject);
        var about = wanted.kind().isAboutVideo() ? subject : person(subject);
        var dueAt = dueAt(wanted);
        var text = wanted.words().isEmpty() ? words.of(wanted, about, dueAt, locale) : wanted.words();
        var before = effects.before(wanted, about);
        var id = rows.insert(caseId, wanted, about, me.accountId(), text, dueAt, before);
        effects.apply(wanted, about, dueAt);
        return told(id, me);
    }

    private Subject person(Subject subject) {
        return accounts.find(subject.accountId())
                .map(Subjects::of)
                .orElseThrow(() -> Refused.conflict("This account is gone."));
    }

    private Decision told(long id, SignedIn me) {
        var decision = rows.find(id).orElseThrow();
        events.publishEvent(new DecisionTaken(decision, me));
        return decision;
    }

    private static void require(SignedIn me, NewDecision wanted) {
        if (!me.has(wanted.kind().right())) {
            throw Refused.forbidden("Your account may not decide this.");
        }
    }

    private void requireOver(SignedIn me, long accountId) {
        var person = accounts.find(accountId).orElseThrow(() -> Refused.conflict("This account is gone."));
        if (!authority.reaches(me, person)) {
            throw Refused.forbidden("Nobody decides about themselves or about someone of an equal or higher role.");
        }
    }

    private void check(NewDecision wanted, Subject subject) {
        var problems = new LinkedHashMap<String, String>();
        if (wanted.reason().isEmpty()) {
            problems.put("reason", "moderation.decision.reason.empty");
        }
        if (wanted.reason().length() > LONGEST_REASON) {
            problems.put("reason", "moderation.decision.reason.long");
        }
        if (wanted.words().length() > LONGEST_TEXT) {
            problems.put("words", "moderation.decision.words.long");
        }
        if (wanted.kind().isAboutVideo() && subject.kind() != Subject.Kind.VIDEO) {
            problems.put("kind", "moderation.decision.not-a-video");
        }
        var due = wanted.dueAt();
        var missing = wanted.kind().due() == DecisionKind.Due.NEEDED && due == null;
        var past = wanted.kind().due() != DecisionKind.Due.NONE && due != null && !due.isAfter(clock.instant());
        if (missing || past) {
            problems.put("due", "moderation.decision.due");
        }
        var quota = wanted.quotaBytes();
        if (quota != null && quota < -1) {
            problems.put("quota", "accounts.quota.form");
        }
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
    }

    private @Nullable Instant dueAt(NewDecision wanted) {
        return switch (wanted.kind()) {
            case SUSPEND -> wanted.dueAt();
            case ASK_CHANGE ->
                wanted.dueAt() == null
                        ? clock.instant()
                                .plus(settings.of(ModerationSettings.class).changeWithin())
                        : wanted.dueAt();
            case REMOVE, DELETE_ACCOUNT ->
                clock.instant().plus(settings.of(ModerationSettings.class).sourceKept());
            case DISMISS, LABEL, UNLIST, BLOCK, WARN, LIMIT, CLOSE, BAN -> null;
        };
    }

    /// What the decision did is taken back, and what its case's reporters were told with it.
    ///
    /// @throws Refused 404, 403, 409 if it was taken back before or cannot be any more
    @Transactional
    public void undo(long id, String reason, SignedIn me) {
        var decision = rows.lock(id).orElseThrow(Decisions::unknown);
        require(me, NewDecision.of(decision.kind(), reason));
        if (decision.kind() != DecisionKind.DISMISS && decision.accountId() != null) {
            requireOver(me, decision.accountId());
        }
        takeBack(decision, reason, me);
    }

    private void takeBack(Decision decision, String reason, SignedIn me) {
        if (!decision.mayBeUndone()) {
            throw Refused.conflict("This decision was taken back before, or it is too late for that.");
        }
        rows.undone(decision.id(), me.accountId(), reason.strip());
        effects.undo(decision);
        if (decision.caseId() != null && decision.kind() == DecisionKind.DISMISS) {
            cases.reopen(decision.caseId());
        }
        events.publishEvent(new DecisionUndone(rows.find(decision.id()).orElseThrow(), me, reason.strip()));
    }

    /// The person concerned asks for a second look: once.
    ///
    /// @throws Refused 403 if it is not about them, 409 if they have appealed before
    @Transactional
    public void appeal(long id, long accountId, String text) {
        var decision = requireConcerned(rows.lock(id), accountId);
        if (!decision.mayBeAppealed()) {
            throw Refused.conflict("A decision can be appealed once, and only while it holds.");
        }
        threads.toDecision(id, accountId, false, text);
        rows.appealed(id);
        events.publishEvent(new AppealChanged(rows.find(id).orElseThrow()));
    }

    /// Whether somebody may answer an appeal: not who decided, as long as somebody else could.
    public boolean mayAnswer(Decision decision, SignedIn me) {
        return me.has(decision.kind().right())
                && (!Long.valueOf(me.accountId()).equals(decision.authorId())
                        || !accounts.isAnotherWith(decision.kind().right(), me.accountId()));
    }

    /// @param accepted whether the decision is taken back
    /// @throws Refused 403 for who decided first, if somebody else could answer; 409 if there is no open appeal
    @Transactional
    public void answerAppeal(long id, boolean accepted, String text, SignedIn me) {
        var decision = rows.lock(id).orElseThrow(Decisions::unknown);
        if (!mayAnswer(decision, me)) {
            throw Refused.forbidden("An appeal is decided by somebody other than who decided first.");
        }
        if (decision.appeal() != Decision.Appeal.OPEN) {
            throw Refused.conflict("This decision has no open appeal.");
        }
        threads.toDecision(id, me.accountId(), true, text);
        rows.answered(id, accepted ? Decision.Appeal.ACCEPTED : Decision.Appeal.REJECTED, me.accountId());
        if (accepted) {
            takeBack(decision, text, me);
        }
        events.publishEvent(new AppealChanged(rows.find(id).orElseThrow()));
    }

    /// A line in the decision's thread, by the person concerned or a moderator.
    @Transactional
    public void write(long id, SignedIn author, String text) {
        var decision = rows.find(id).orElseThrow(Decisions::unknown);
        var own = Long.valueOf(author.accountId()).equals(decision.accountId());
        if (!own && !author.has(decision.kind().right())) {
            throw Refused.forbidden("This decision is not about you.");
        }
        threads.toDecision(id, author.accountId(), !own, text);
        events.publishEvent(new AppealChanged(decision));
    }

    /// @throws Refused 404
    public Decision require(long id) {
        return rows.find(id).orElseThrow(Decisions::unknown);
    }

    /// @throws Refused 403 for one about somebody else, or none
    public Decision requireConcerned(long id, long accountId) {
        return requireConcerned(rows.find(id), accountId);
    }

    private static Decision requireConcerned(Optional<Decision> found, long accountId) {
        return found.filter(it -> it.kind() != DecisionKind.DISMISS)
                .filter(it -> Long.valueOf(accountId).equals(it.accountId()))
                .orElseThrow(() -> Refused.forbidden("This decision is not about you."));
    }

    public List<Message> messages(long id) {
        return threads.ofDecision(id);
    }

    public List<Decision> ofCase(long caseId) {
        return rows.ofCase(caseId);
    }

    /// About one person, newest first.
    public List<Decision> about(long accountId) {
        return rows.ofAccount(accountId);
    }

    /// Of that kind, about that video or account, that hold now.
    public Optional<Decision> inForce(DecisionKind kind, Subject subject) {
        var found = subject.videoId() != null
                ? rows.inForce("video_id", subject.id())
                : rows.inForce("account_id", subject.id());
        return found.stream().filter(it -> it.kind() == kind).findFirst();
    }

    /// That hold now about a video.
    public List<Decision> inForceOfVideo(long videoId) {
        return rows.inForce("video_id", videoId);
    }

    public List<Decision> inForceOfAccount(long accountId) {
        return rows.inForce("account_id", accountId);
    }

    public List<Decision> openAppeals() {
        return rows.openAppeals();
    }

    /// Newest first, those with a smaller number than `before`.
    public List<Decision> newest(long before, int count) {
        return rows.newest(before, count);
    }

    private static Refused unknown() {
        return Refused.notFound("There is no such decision.");
    }
}
