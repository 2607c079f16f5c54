package tributary.backend.notifications.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.notifications.Notification;
import tributary.backend.notifications.NotificationTexts;
import tributary.backend.notifications.Notifications;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.SentAs;

/// Notifications by PeerTube's names. Each also has its sentence and its link, which programs can show as they are.
@RestController
class NotificationsApi {

    private static final int MOST = 1000;

    record Ids(@Nullable List<Long> ids) {}

    private final Notifications notifications;
    private final NotificationTexts texts;

    NotificationsApi(Notifications notifications, NotificationTexts texts) {
        this.notifications = notifications;
        this.texts = texts;
    }

    @GetMapping("/api/v1/users/me/notifications")
    PageOf<Map<String, Object>> list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(defaultValue = "false") boolean unread) {
        var paging = Paging.of(start, count, null);
        var all =
                notifications.list(me.accountId(), unread, null, (int) Math.min(MOST, paging.start() + paging.count()));
        return new PageOf<>(
                notifications.count(me.accountId(), unread),
                all.stream().skip(paging.start()).map(this::json).toList());
    }

    @PostMapping("/api/v1/users/me/notifications/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@AuthenticationPrincipal SignedIn me, @SentAs(Ids.class) JsonBody body) {
        var ids = body.as(Ids.class).ids();
        notifications.read(
                me.accountId(),
                ids == null ? List.of() : ids.stream().limit(MOST).toList());
    }

    @PostMapping("/api/v1/users/me/notifications/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(@AuthenticationPrincipal SignedIn me) {
        notifications.readAll(me.accountId());
    }

    @GetMapping("/api/v1/users/me/notification-settings")
    Map<String, Integer> settings(@AuthenticationPrincipal SignedIn me) {
        var settings = new LinkedHashMap<String, Integer>();
        notifications.choices(me.accountId(), me.role()).forEach((kind, value) -> settings.put(kind.setting(), value));
        return settings;
    }

    @PutMapping("/api/v1/users/me/notification-settings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@AuthenticationPrincipal SignedIn me, @SentAs(NotificationChoices.class) JsonBody body) {
        notifications.choose(me.accountId(), body.as(NotificationChoices.class).given());
    }

    private Map<String, Object> json(Notification notification) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", notification.id());
        json.put("type", notification.kind().id());
        json.put("read", notification.read());
        json.put("text", texts.sentence(notification.messageKey(), notification.parameters(), Locale.ENGLISH));
        json.put("link", notification.link());
        json.put("createdAt", notification.createdAt().toString());
        json.put("updatedAt", notification.createdAt().toString());
        return json;
    }
}
