package tributary.backend.admin.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.admin.SettingsDesk;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.NoticeSettings;
import tributary.backend.settings.SettingsView;
import tributary.backend.site.JsonBody;
import tributary.backend.site.SentAs;

/// `/config/custom` by PeerTube's name. What both have stands where PeerTube has it (`instance`, `broadcastMessage`);
/// all of
/// ours stands below `tributary`, by group and key, and secrets nowhere. A PUT changes what it names and leaves the
/// rest.
@RestController
class CustomConfigApi {

    private final LiveSettings settings;
    private final SettingsView view;
    private final SettingsDesk desk;

    CustomConfigApi(LiveSettings settings, SettingsView view, SettingsDesk desk) {
        this.settings = settings;
        this.view = view;
        this.desk = desk;
    }

    /// What is absent stays.
    ///
    /// @param tributary values by group and key
    record Change(
            @Nullable Map<String, Map<String, Object>> tributary,
            @Nullable Map<String, Object> instance,
            @Nullable Broadcast broadcastMessage) {}

    /// @param enabled false empties the message
    /// @param level `info`, `warning` or `error`
    record Broadcast(
            @Nullable Boolean enabled,
            @Nullable String message,
            @Nullable String level) {}

    @GetMapping("/api/v1/config/custom")
    Map<String, Object> show() {
        var own = new LinkedHashMap<String, Object>();
        var fixed = new LinkedHashMap<String, List<String>>();
        for (var group : settings.groups()) {
            own.put(group.name(), view.values(group));
            var names = view.fields(group).stream()
                    .filter(SettingsView.Field::fixed)
                    .map(SettingsView.Field::key)
                    .toList();
            if (!names.isEmpty()) {
                fixed.put(group.name(), names);
            }
        }
        var instance = own.getOrDefault("instance", Map.of());
        var notice = settings.of(NoticeSettings.class);
        var json = new LinkedHashMap<String, Object>();
        json.put("instance", instance);
        json.put(
                "broadcastMessage",
                Map.of(
                        "enabled",
                        !notice.banner().isBlank(),
                        "message",
                        notice.banner(),
                        "level",
                        level(notice.level()),
                        "dismissable",
                        false));
        json.put("tributary", own);
        json.put("fixed", fixed);
        return json;
    }

    private static String level(NoticeSettings.Level level) {
        return switch (level) {
            case INFO -> "info";
            case WARNING -> "warning";
            case DANGER -> "error";
        };
    }

    @PutMapping("/api/v1/config/custom")
    Map<String, Object> change(@AuthenticationPrincipal SignedIn me, @SentAs(Change.class) JsonBody body) {
        var given = body.as(Change.class);
        var wanted = new LinkedHashMap<String, Map<String, String>>();
        if (given.tributary() != null) {
            given.tributary().forEach((group, values) -> put(wanted, group, values));
        }
        put(wanted, "instance", given.instance());
        if (given.broadcastMessage() != null) {
            put(wanted, "notice", banner(given.broadcastMessage()));
        }
        desk.changeAll(me, wanted);
        return show();
    }

    private static Map<String, String> banner(Broadcast message) {
        var values = new LinkedHashMap<String, String>();
        if (message.message() != null) {
            values.put("banner", Boolean.FALSE.equals(message.enabled()) ? "" : message.message());
        }
        var level = message.level();
        if (level != null) {
            values.put("level", level.equals("error") ? "DANGER" : level.toUpperCase(java.util.Locale.ROOT));
        }
        return values;
    }

    private static void put(Map<String, Map<String, String>> wanted, String group, @Nullable Object values) {
        if (values instanceof Map<?, ?> given) {
            var texts = wanted.computeIfAbsent(group, _ -> new LinkedHashMap<>());
            given.forEach((key, value) -> texts.put(String.valueOf(key), text(value)));
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value == null ? "" : value.toString();
    }

    /// Everything back to its defaults.
    @DeleteMapping("/api/v1/config/custom")
    @ResponseStatus(HttpStatus.OK)
    Map<String, Object> reset(@AuthenticationPrincipal SignedIn me) {
        desk.resetAll(me);
        return show();
    }
}
