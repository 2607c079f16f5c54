package tributary.backend.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Settings as a form shows them: each with its kind, its value as text, and whether the environment fixes it.
@Component
public class SettingsView {

    /// What a value looks like in a form.
    public enum Kind {
        SWITCH,
        CHOICE,
        TEXT,
        LONG_TEXT,
        LIST,
        SECRET
    }

    /// @param value as text; empty for a secret
    /// @param options of a choice
    /// @param fixed whether the environment gives it
    public record Field(String key, Kind kind, String value, List<String> options, boolean fixed) {}

    private static final long KILO = 1024;

    private final LiveSettings settings;

    SettingsView(LiveSettings settings) {
        this.settings = settings;
    }

    public List<Field> fields(SettingsGroup<?> group) {
        var reader = settings.reader(group);
        var current = settings.of(group.type());
        return Stream.of(group.type().getRecordComponents())
                .filter(component -> !group.hidden().contains(component.getName()))
                .map(component -> {
                    var key = component.getName();
                    var kind = kind(group, key, component.getType());
                    var value = kind == Kind.SECRET ? "" : text(reader.valueOf(key, current));
                    return new Field(key, kind, value, options(component.getType()), reader.isFixed(key));
                })
                .toList();
    }

    /// Component to value, as text; secrets are left out.
    public Map<String, String> values(SettingsGroup<?> group) {
        return fields(group).stream()
                .filter(field -> field.kind() != Kind.SECRET)
                .collect(Collectors.toMap(Field::key, Field::value));
    }

    private static Kind kind(SettingsGroup<?> group, String key, Class<?> type) {
        if (group.secrets().contains(key)) {
            return Kind.SECRET;
        }
        if (type == boolean.class) {
            return Kind.SWITCH;
        }
        if (type.isEnum()) {
            return Kind.CHOICE;
        }
        if (List.class.isAssignableFrom(type)) {
            return Kind.LIST;
        }
        return group.longTexts().contains(key) ? Kind.LONG_TEXT : Kind.TEXT;
    }

    private static List<String> options(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()
                : List.of();
    }

    /// As [SettingsReader] can read it again.
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Duration duration -> duration(duration);
            case DataSize size -> size(size.toBytes());
            case List<?> list -> list.stream().map(SettingsView::text).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static String duration(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        var seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static String size(long bytes) {
        for (var unit : List.of("TB", "GB", "MB", "KB")) {
            var factor =
                    (long) Math.pow(KILO, 4 - List.of("TB", "GB", "MB", "KB").indexOf(unit));
            if (bytes != 0 && bytes % factor == 0) {
                return bytes / factor + unit;
            }
        }
        return bytes + "B";
    }
}
