package tributary.backend.moderation.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.Case;
import tributary.backend.moderation.Cases;
import tributary.backend.moderation.DecisionKind;
import tributary.backend.moderation.DecisionWords;
import tributary.backend.moderation.Decisions;
import tributary.backend.moderation.Message;
import tributary.backend.moderation.Report;
import tributary.backend.moderation.Reports;
import tributary.backend.moderation.Subject;
import tributary.backend.moderation.Subjects;
import tributary.backend.playback.PlayerConfigs;
import tributary.backend.videos.Videos;

/// Everything that a moderator needs to decide one case, on one page.
@Component
class CaseModel {

    private static final int ON_A_PAGE = 30;

    private final Cases cases;
    private final Reports reports;
    private final Decisions decisions;
    private final Subjects subjects;
    private final Accounts accounts;
    private final Videos videos;
    private final PlayerConfigs players;
    private final DecisionWords words;

    CaseModel(
            Cases cases,
            Reports reports,
            Decisions decisions,
            Subjects subjects,
            Accounts accounts,
            Videos videos,
            PlayerConfigs players,
            DecisionWords words) {
        this.cases = cases;
        this.reports = reports;
        this.decisions = decisions;
        this.subjects = subjects;
        this.accounts = accounts;
        this.videos = videos;
        this.players = players;
        this.words = words;
    }

    /// A report with who sent it and its thread.
    ///
    /// @param reporter user name; empty for a visitor or an account that is gone
    public record Told(Report report, String reporter, String moment, List<Message> messages) {}

    /// @param after number of the report behind which to go on; 0 from the start
    void fill(Model model, Case about, long after, SignedIn me, Locale locale) {
        var found = reports.ofCase(about.id(), after, ON_A_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        model.addAttribute("more", found.size() > ON_A_PAGE ? shown.getLast().id() : null);
        model.addAttribute("about", about);
        model.addAttribute(
                "subject", subjects.find(about.kind(), about.targetId()).orElse(null));
        model.addAttribute("reports", told(shown));
        model.addAttribute("notes", cases.notes(about.id()));
        model.addAttribute("decisions", decisions.ofCase(about.id()));
        model.addAttribute("earlier", about.accountId() == null ? List.of() : decisions.about(about.accountId()));
        model.addAttribute("next", cases.next(about).orElse(null));
        model.addAttribute("previous", cases.previous(about).orElse(null));
        model.addAttribute("kinds", kinds(about, me));
        model.addAttribute("templates", templates(about, me, locale));
        model.addAttribute("mine", Long.valueOf(me.accountId()).equals(about.assigneeId()));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", DecisionForm.EMPTY);
        }
        if (about.kind() == Subject.Kind.VIDEO) {
            videos.find(about.targetId()).ifPresent(video -> {
                model.addAttribute("video", video);
                model.addAttribute(
                        "playerConfig", players.of(video, null, false).orElse(null));
            });
        }
    }

    private List<Told> told(List<Report> shown) {
        var reporters = accounts.findAll(
                shown.stream().map(Report::reporterId).filter(Objects::nonNull).toList());
        var threads = reports.messages(shown.stream().map(Report::id).toList());
        return shown.stream()
                .map(report -> {
                    var reporter = report.reporterId() == null ? null : reporters.get(report.reporterId());
                    return new Told(
                            report,
                            reporter == null ? "" : reporter.username(),
                            report.startAt() == null ? "" : Moment.words(report.startAt()),
                            threads.getOrDefault(report.id(), List.of()));
                })
                .toList();
    }

    private static List<DecisionKind> kinds(Case about, SignedIn me) {
        return Arrays.stream(DecisionKind.values())
                .filter(kind -> me.has(kind.right()))
                .filter(kind -> !kind.isAboutVideo() || about.kind() == Subject.Kind.VIDEO)
                .toList();
    }

    private Map<String, String> templates(Case about, SignedIn me, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        kinds(about, me).forEach(kind -> texts.put(kind.key(), words.template(kind, locale)));
        return texts;
    }
}
