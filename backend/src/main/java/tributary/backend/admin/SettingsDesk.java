package tributary.backend.admin;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.SettingsChanges;
import tributary.backend.settings.SettingsGroup;

/// Changes settings and writes down who did.
@Component
public class SettingsDesk {

    private final LiveSettings settings;
    private final SettingsChanges changes;
    private final Audit audit;

    SettingsDesk(LiveSettings settings, SettingsChanges changes, Audit audit) {
        this.settings = settings;
        this.changes = changes;
        this.audit = audit;
    }

    /// @throws tributary.backend.site.FieldProblems if a value cannot be taken
    @Transactional
    public void change(SignedIn who, SettingsGroup<?> group, Map<String, String> values) {
        var changed = changes.apply(group, values, who.username());
        if (!changed.isEmpty()) {
            audit.record(who, "settings.change", "settings", group.name(), null, Map.of("keys", changed));
        }
    }

    /// Changes several groups, or none when a value cannot be taken. Groups and keys that do not exist are ignored.
    ///
    /// @throws tributary.backend.site.FieldProblems if a value cannot be taken
    @Transactional
    public void changeAll(SignedIn who, Map<String, Map<String, String>> values) {
        values.forEach((name, wanted) -> settings.group(name).ifPresent(group -> change(who, group, wanted)));
    }

    /// Gives everything back to its defaults.
    @Transactional
    public void resetAll(SignedIn who) {
        for (var group : settings.groups()) {
            var changed = changes.reset(group, Set.copyOf(group.keys()), who.username());
            if (!changed.isEmpty()) {
                audit.record(who, "settings.reset", "settings", group.name(), null, Map.of("keys", changed));
            }
        }
    }

    /// @throws java.util.NoSuchElementException if there was no such change
    @Transactional
    public void restore(SignedIn who, long changeId) {
        var change = changes.restore(changeId, who.username());
        audit.record(
                who,
                "settings.restore",
                "settings",
                change.group(),
                null,
                Map.of("key", change.key(), "change", changeId));
    }
}
