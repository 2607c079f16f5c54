package tributary.backend.notifications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.notifications.NotificationFeed;
import tributary.backend.notifications.NotificationKind;
import tributary.backend.notifications.NotificationTexts;
import tributary.backend.notifications.Notifications;
import tributary.backend.site.EventStream;

/// What one was told, the bell's stream, and the switches.
@Controller
class NotificationPages {

    private static final int ON_A_PAGE = 30;

    /// @param text in the reader's language
    record Line(long id, String text, String link, boolean read, Instant at) {}

    private final Notifications notifications;
    private final NotificationTexts texts;
    private final NotificationFeed feed;

    NotificationPages(Notifications notifications, NotificationTexts texts, NotificationFeed feed) {
        this.notifications = notifications;
        this.texts = texts;
        this.feed = feed;
    }

    @GetMapping("/notifications")
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable Long before,
            Locale locale,
            Model model) {
        var found = notifications.list(me.accountId(), false, before, ON_A_PAGE + 1);
        var page = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        model.addAttribute(
                "lines",
                page.stream()
                        .map(line -> new Line(
                                line.id(),
                                texts.sentence(line.messageKey(), line.parameters(), locale),
                                line.link(),
                                line.read(),
                                line.createdAt()))
                        .toList());
        model.addAttribute("next", found.size() > ON_A_PAGE ? page.getLast().id() : null);
        return "notifications/list";
    }

    @PostMapping("/notifications/read")
    String readAll(@AuthenticationPrincipal SignedIn me) {
        notifications.readAll(me.accountId());
        return "redirect:/notifications";
    }

    @GetMapping("/settings/notifications")
    String choices(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("choices", notifications.choices(me.accountId(), me.role()));
        return "notifications/settings";
    }

    @PostMapping("/settings/notifications")
    String choose(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") List<String> web,
            @RequestParam(defaultValue = "") List<String> mail,
            RedirectAttributes flash) {
        var channels = new HashMap<String, Integer>();
        for (var kind : NotificationKind.values()) {
            if (kind.concerns(me.role())) {
                channels.put(
                        kind.setting(),
                        (web.contains(kind.setting()) ? NotificationKind.WEB : 0)
                                + (mail.contains(kind.setting()) ? NotificationKind.MAIL : 0));
            }
        }
        notifications.choose(me.accountId(), channels);
        flash.addFlashAttribute("notice", "notifications.settings.saved");
        return "redirect:/settings/notifications";
    }

    /// The number of unread ones, at once and whenever it may have changed.
    @GetMapping("/notifications/events")
    void events(@AuthenticationPrincipal SignedIn me, HttpServletResponse response)
            throws IOException, InterruptedException {
        EventStream.serve(feed.news(), me.accountId(), response, unread(me), _ -> unread(me));
    }

    private String unread(SignedIn me) {
        return EventStream.event("unread", String.valueOf(notifications.count(me.accountId(), true)));
    }
}
