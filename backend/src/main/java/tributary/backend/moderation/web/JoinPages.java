package tributary.backend.moderation.web;

import java.time.Duration;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.Approvals;
import tributary.backend.accounts.Invitations;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.moderation.Joining;
import tributary.backend.site.PublicAddress;

/// `/admin/sign-ups`: who asked to be let in, and invitations.
@Controller
class JoinPages {

    private static final int ON_A_PAGE = 40;

    private final Approvals approvals;
    private final Invitations invitations;
    private final Joining joining;
    private final Audit audit;
    private final PublicAddress address;

    JoinPages(Approvals approvals, Invitations invitations, Joining joining, Audit audit, PublicAddress address) {
        this.approvals = approvals;
        this.invitations = invitations;
        this.joining = joining;
        this.audit = audit;
        this.address = address;
    }

    @GetMapping("/admin/sign-ups")
    String show(@RequestParam(defaultValue = "0") long after, Model model) {
        var found = approvals.waiting(after, 0, ON_A_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        model.addAttribute("asking", shown);
        model.addAttribute("next", found.size() > ON_A_PAGE ? shown.getLast().accountId() : null);
        model.addAttribute("invitations", invitations.open());
        return "moderation/sign-ups";
    }

    @PostMapping("/admin/sign-ups/{id}")
    String decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean accept,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes flash) {
        joining.decide(id, accept, "", me);
        flash.addFlashAttribute("notice", accept ? "moderation.join.accepted" : "moderation.join.refused");
        return "redirect:/admin/sign-ups";
    }

    @PostMapping("/admin/invitations")
    String invite(
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "1") int places,
            @RequestParam(defaultValue = "7") int days,
            @AuthenticationPrincipal SignedIn me,
            jakarta.servlet.http.HttpServletRequest request,
            RedirectAttributes flash) {
        var path = invitations.make(note, places, Duration.ofDays(Math.clamp(days, 1, 365)), me.accountId());
        audit.record(me, "people.invite", "site", "invitation", note, Map.of("places", places, "days", days));
        flash.addFlashAttribute("link", address.of(request) + path);
        return "redirect:/admin/sign-ups";
    }

    @PostMapping("/admin/invitations/{id}/revoke")
    String revoke(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
        invitations.revoke(id);
        audit.record(me, "people.revoke-invitation", "site", "invitation", null, Map.of("id", id));
        flash.addFlashAttribute("notice", "moderation.invitation.revoked");
        return "redirect:/admin/sign-ups";
    }
}
