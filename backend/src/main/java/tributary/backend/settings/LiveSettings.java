package tributary.backend.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The settings as they are at this moment. Ask for them where they are used and keep no copy; who must keep one
/// listens
/// to [SettingsChanged].
@Component
public class LiveSettings {

    private static final Logger log = LoggerFactory.getLogger(LiveSettings.class);

    private final Map<Class<?>, SettingsReader<?>> readers = new HashMap<>();
    private final List<SettingsGroup<?>> groups;
    private final SettingRows rows;
    private final ApplicationEventPublisher events;
    private volatile Map<Class<?>, Object> current = Map.of();
    private long seen = -1;

    LiveSettings(
            ObjectProvider<SettingsGroup<?>> groups,
            Environment environment,
            SettingRows rows,
            ApplicationEventPublisher events) {
        this.groups = groups.orderedStream().toList();
        this.rows = rows;
        this.events = events;
        for (var group : this.groups) {
            if (readers.put(group.type(), new SettingsReader<>(group, environment)) != null) {
                throw new IllegalStateException("two groups of settings have the type " + group.type());
            }
        }
        refresh();
    }

    /// @throws IllegalArgumentException if no module registered a group of that type
    public <T extends Record> T of(Class<T> type) {
        var value = current.get(type);
        if (value == null) {
            throw new IllegalArgumentException("no group of settings has the type " + type.getName());
        }
        return type.cast(value);
    }

    /// All groups, in the order in which their beans are.
    public List<SettingsGroup<?>> groups() {
        return groups;
    }

    public Optional<SettingsGroup<?>> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    SettingsReader<?> reader(SettingsGroup<?> group) {
        var reader = readers.get(group.type());
        if (reader == null) {
            throw new IllegalArgumentException("no such group of settings: " + group.name());
        }
        return reader;
    }

    /// Follows what other machines of the site changed.
    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void follow() {
        refresh();
    }

    /// Reads the settings anew if any has changed since.
    synchronized void refresh() {
        var newest = rows.newest();
        if (newest == seen) {
            return;
        }
        var chosen = rows.chosen();
        var next = new HashMap<Class<?>, Object>();
        for (var group : groups) {
            next.put(group.type(), read(group, chosen.getOrDefault(group.name(), Map.of())));
        }
        var before = current;
        current = Map.copyOf(next);
        var started = seen >= 0;
        seen = newest;
        if (started) {
            groups.stream()
                    .filter(group -> !Objects.equals(next.get(group.type()), before.get(group.type())))
                    .forEach(group -> events.publishEvent(new SettingsChanged(group.name(), group.type())));
        }
    }

    /// A value that an older program stored and this one cannot read must not keep the site from starting.
    private Object read(SettingsGroup<?> group, Map<String, String> chosen) {
        try {
            return reader(group).read(chosen);
        } catch (IllegalArgumentException unreadable) {
            log.error("The stored settings {} cannot be read and do not count", group.name(), unreadable);
            return reader(group).read(Map.of());
        }
    }
}
