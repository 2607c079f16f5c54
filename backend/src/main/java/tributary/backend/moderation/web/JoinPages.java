package tributary.backend.moderation.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.Approvals;
import tributary.backend.accounts.Invitations;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.mail.Letter;
import tributary.backend.mail.Mailer;
import tributary.backend.site.PublicAddress;

/// `/admin/sign-ups`: who asked to be let in, and invitations.
@Controller
class JoinPages {

    private final Approvals approvals;
    private final Invitations invitations;
    private final Accounts accounts;
    private final Mailer mailer;
    private final MessageSource messages;
    private final Audit audit;
    private final PublicAddress address;

    JoinPages(
            Approvals approvals,
            Invitations invitations,
            Accounts accounts,
            Mailer mailer,
            MessageSource messages,
            Audit audit,
            PublicAddress address) {
        this.approvals = approvals;
        this.invitations = invitations;
        this.accounts = accounts;
        this.mailer = mailer;
        this.messages = messages;
        this.audit = audit;
        this.address = address;
    }

    @GetMapping("/admin/sign-ups")
    String show(Model model) {
        model.addAttribute("asking", approvals.waiting());
        model.addAttribute("invitations", invitations.open());
        return "moderation/sign-ups";
    }

    @PostMapping("/admin/sign-ups/{id}")
    String decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean accept,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes flash) {
        var account = accounts.find(id).filter(found -> found.standing().waitsFor() != null);
        account.ifPresent(found -> {
            if (accept) {
                approvals.letIn(id);
            } else {
                approvals.refuse(id);
            }
            audit.record(me, accept ? "people.let-in" : "people.refuse", "account", found.username(), null, Map.of());
            var key = accept ? "moderation.join.mail.accepted" : "moderation.join.mail.refused";
            var sentence = messages.getMessage(key, null, Locale.ENGLISH);
            mailer.post(found.email(), new Letter(sentence, List.of(sentence), null, null, Locale.ENGLISH));
        });
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
