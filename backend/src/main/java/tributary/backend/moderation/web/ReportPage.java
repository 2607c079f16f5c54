package tributary.backend.moderation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.NewReport;
import tributary.backend.moderation.ReportGate;
import tributary.backend.moderation.ReportReason;
import tributary.backend.moderation.Subject;
import tributary.backend.moderation.Subjects;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;

/// `/report`: what is wrong with a video, a channel or an account.
@Controller
class ReportPage {

    private final ReportGate gate;
    private final Subjects subjects;

    ReportPage(ReportGate gate, Subjects subjects) {
        this.gate = gate;
        this.subjects = subjects;
    }

    @GetMapping("/report")
    String show(
            @RequestParam(required = false) @Nullable String video,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "") String at,
            @AuthenticationPrincipal @Nullable SignedIn me,
            Model model) {
        var subject = subject(video, channel, account, me);
        if (!gate.isOpenTo(me)) {
            return "redirect:/login?next=/report?" + subject.kind().name().toLowerCase(java.util.Locale.ROOT) + "="
                    + subject.id();
        }
        return page(subject, List.of(), "", at, model);
    }

    @PostMapping("/report")
    String send(
            @RequestParam(required = false) @Nullable String video,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "") List<String> reasons,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String at,
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        gate.require(me);
        var subject = subject(video, channel, account, me);
        var chosen =
                reasons.stream().flatMap(text -> ReportReason.of(text).stream()).toList();
        try {
            gate.send(new NewReport(subject, chosen, reason, Moment.seconds(at), null), me, request);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return page(subject, chosen, reason, at, model);
        }
        flash.addFlashAttribute("notice", me == null ? "moderation.report.sent.visitor" : "moderation.report.sent");
        return "redirect:" + (me == null ? subject.path() : "/my/reports");
    }

    private static String page(Subject subject, List<ReportReason> chosen, String reason, String at, Model model) {
        model.addAttribute("subject", subject);
        model.addAttribute("reasons", ReportReason.values());
        model.addAttribute("chosen", chosen);
        model.addAttribute("reason", reason);
        model.addAttribute("at", at);
        return "moderation/report";
    }

    private Subject subject(
            @Nullable String video, @Nullable String channel, @Nullable String account, @Nullable SignedIn me) {
        if (video != null) {
            return subjects.video(video, me);
        }
        if (channel != null) {
            return subjects.channel(channel);
        }
        if (account != null) {
            return subjects.account(account);
        }
        throw Refused.invalid("Say what you report.");
    }
}
