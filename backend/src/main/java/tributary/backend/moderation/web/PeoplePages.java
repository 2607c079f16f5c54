package tributary.backend.moderation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.AccountSessions;
import tributary.backend.accounts.Authority;
import tributary.backend.accounts.RecentPassword;
import tributary.backend.accounts.Right;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.CaseQuery;
import tributary.backend.moderation.Cases;
import tributary.backend.moderation.Decisions;
import tributary.backend.moderation.People;
import tributary.backend.moderation.PeopleChanges;
import tributary.backend.moderation.Reports;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;
import tributary.backend.videos.Videos;

/// `/admin/people`: search, and one person with everything that moderators may know.
@Controller
class PeoplePages {

    private static final int ON_A_PAGE = 40;
    private static final int FEW = 20;

    private final People people;
    private final PeopleChanges changes;
    private final Authority authority;
    private final AccountSessions sessions;
    private final RecentPassword recent;
    private final Videos videos;
    private final Cases cases;
    private final Reports reports;
    private final Decisions decisions;

    PeoplePages(
            People people,
            PeopleChanges changes,
            Authority authority,
            AccountSessions sessions,
            RecentPassword recent,
            Videos videos,
            Cases cases,
            Reports reports,
            Decisions decisions) {
        this.people = people;
        this.changes = changes;
        this.authority = authority;
        this.sessions = sessions;
        this.recent = recent;
        this.videos = videos;
        this.cases = cases;
        this.reports = reports;
        this.decisions = decisions;
    }

    @GetMapping("/admin/people")
    String list(@ModelAttribute PeopleFilter filter, HttpServletResponse response, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("people", List.of());
        try {
            var found = people.list(filter.query(ON_A_PAGE + 1));
            var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
            model.addAttribute("people", shown);
            model.addAttribute("next", found.size() > ON_A_PAGE ? PeopleFilter.place(shown.getLast()) : null);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
        }
        return "moderation/people";
    }

    @GetMapping("/admin/people/{id}")
    String show(@PathVariable long id, @AuthenticationPrincipal SignedIn me, HttpServletRequest request, Model model) {
        var person = people.find(id).orElseThrow(() -> Refused.notFound("There is no such account."));
        var reaches = authority.reaches(me, person.account());
        model.addAttribute("person", person);
        model.addAttribute("account", person.account());
        model.addAttribute("reaches", reaches);
        model.addAttribute("manages", reaches && me.has(Right.MANAGE_PEOPLE));
        model.addAttribute("recent", recent.isRecent(request));
        model.addAttribute("videos", videos.ownedBy(id, "", 0, FEW).data());
        model.addAttribute("cases", cases.list(CaseQuery.about(id, FEW)));
        model.addAttribute("sent", reports.list(id, null, "", 0, FEW).data());
        model.addAttribute("decisions", decisions.about(id));
        model.addAttribute("sessions", reaches ? sessions.of(id) : List.of());
        model.addAttribute("roles", List.of(Role.USER, Role.MODERATOR, Role.ADMINISTRATOR));
        return "moderation/person";
    }

    /// @param quota in whole megabytes; empty for no limit
    @PostMapping("/admin/people/{id}")
    String change(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String quota,
            @RequestParam(required = false) @Nullable String currentPassword,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var account = authority.require(me, Long.toString(id));
        try {
            recent.require(request, me, currentPassword);
            changes.assign(account, role(role), bytes(quota), me);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return show(id, me, request, model);
        }
        flash.addFlashAttribute("notice", "moderation.person.saved");
        return "redirect:/admin/people/" + id;
    }

    private static Role role(String text) {
        try {
            return Role.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw FieldProblems.of("role", "accounts.role.form");
        }
    }

    private static long bytes(String megabytes) {
        var text = megabytes.strip();
        if (text.isEmpty()) {
            return -1;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw FieldProblems.of("quota", "moderation.decision.quota");
        }
        return Long.parseLong(text) * 1_000_000;
    }

    /// One session, or all of them.
    @PostMapping("/admin/people/{id}/sessions")
    String endSession(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String key,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes flash) {
        changes.endSessions(authority.require(me, Long.toString(id)), key, me);
        flash.addFlashAttribute("notice", "moderation.person.sessions.ended");
        return "redirect:/admin/people/" + id + "#sessions";
    }
}
