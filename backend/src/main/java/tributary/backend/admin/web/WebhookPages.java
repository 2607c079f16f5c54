package tributary.backend.admin.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;
import tributary.backend.webhooks.Webhook;
import tributary.backend.webhooks.WebhookEvent;
import tributary.backend.webhooks.Webhooks;

/// Programs that are told what happens.
@Controller
class WebhookPages {

    record NewWebhook(@Nullable String url, @Nullable List<String> events) {}

    private final Webhooks webhooks;

    WebhookPages(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping("/admin/webhooks")
    String show(Model model) {
        model.addAttribute("webhooks", webhooks.all());
        model.addAttribute(
                "events",
                Arrays.stream(WebhookEvent.values())
                        .filter(event -> event != WebhookEvent.TEST)
                        .toList());
        return "admin/webhooks";
    }

    @PostMapping("/admin/webhooks")
    String create(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") List<String> events,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            flash.addFlashAttribute("secret", webhooks.create(me, url, events).secret());
            return "redirect:/admin/webhooks";
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            model.addAttribute("url", url);
            model.addAttribute("chosen", events);
            return show(model);
        }
    }

    @PostMapping("/admin/webhooks/{id}/delete")
    String delete(@AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes flash) {
        if (webhooks.delete(me, id)) {
            flash.addFlashAttribute("notice", "webhooks.deleted");
        }
        return "redirect:/admin/webhooks";
    }

    @PostMapping("/admin/webhooks/{id}/test")
    String tryOut(@PathVariable long id, RedirectAttributes flash) {
        if (webhooks.tryOut(id)) {
            flash.addFlashAttribute("notice", "webhooks.tried");
        }
        return "redirect:/admin/webhooks";
    }

    @GetMapping("/api/v1/webhooks")
    @ResponseBody
    PageOf<Webhook> list() {
        var all = webhooks.all();
        return new PageOf<>(all.size(), all);
    }

    @PostMapping("/api/v1/webhooks")
    @ResponseBody
    Map<String, Object> createByApi(@AuthenticationPrincipal SignedIn me, @SentAs(NewWebhook.class) JsonBody body) {
        var wanted = body.as(NewWebhook.class);
        var made = webhooks.create(
                me, wanted.url() == null ? "" : wanted.url(), wanted.events() == null ? List.of() : wanted.events());
        return Map.of("webhook", Map.of("id", made.id(), "secret", made.secret()));
    }

    @DeleteMapping("/api/v1/webhooks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void deleteByApi(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        if (!webhooks.delete(me, id)) {
            throw Refused.notFound("There is no such webhook.");
        }
    }
}
