package tributary.backend.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tributary.backend.site.FieldProblems;

/// Changes settings: checked as a whole before anything is stored, and in force when the transaction ends.
@Component
public class SettingsChanges {

    private static final int HISTORY = 50;

    private final LiveSettings settings;
    private final SettingRows rows;

    SettingsChanges(LiveSettings settings, SettingRows rows) {
        this.settings = settings;
        this.rows = rows;
    }

    /// @param values component to text, lists with commas or lines between; what is not named stays as it is
    /// @param by name of the account
    /// @return the components that have another value now
    /// @throws FieldProblems naming each component whose value cannot be taken; then nothing was changed
    @Transactional
    public Set<String> apply(SettingsGroup<?> group, Map<String, String> values, @Nullable String by) {
        var wanted = new LinkedHashMap<String, @Nullable String>();
        for (var key : group.keys()) {
            var value = values.get(key);
            if (value != null && !settings.reader(group).isFixed(key)) {
                wanted.put(key, value);
            }
        }
        return store(group, wanted, by);
    }

    /// Gives the value back that was in force after an earlier change.
    ///
    /// @throws java.util.NoSuchElementException if there was no such change
    @Transactional
    public SettingChange restore(long changeId, @Nullable String by) {
        var change = rows.find(changeId).orElseThrow();
        var group = settings.group(change.group()).orElseThrow();
        var value = new LinkedHashMap<String, @Nullable String>();
        value.put(change.key(), change.value());
        store(group, value, by);
        return change;
    }

    /// Gives keys back to their defaults.
    @Transactional
    public Set<String> reset(SettingsGroup<?> group, Set<String> keys, @Nullable String by) {
        var values = new LinkedHashMap<String, @Nullable String>();
        keys.forEach(key -> values.put(key, null));
        return store(group, values, by);
    }

    private Set<String> store(SettingsGroup<?> group, Map<String, @Nullable String> wanted, @Nullable String by) {
        var before = rows.chosen().getOrDefault(group.name(), Map.of());
        var after = new HashMap<>(before);
        wanted.forEach((key, value) -> {
            if (value == null) {
                after.remove(key);
            } else {
                after.put(key, value);
            }
        });
        var old = read(group, before);
        var next = checked(group, after, wanted.keySet());
        var changed = new LinkedHashSet<String>();
        for (var key : wanted.keySet()) {
            var reader = settings.reader(group);
            if (old == null || !Objects.equals(reader.valueOf(key, old), reader.valueOf(key, next))) {
                rows.add(group.name(), key, wanted.get(key), by);
                changed.add(key);
            }
        }
        refreshAtTheEnd();
        return changed;
    }

    private @Nullable Record read(SettingsGroup<?> group, Map<String, String> values) {
        try {
            return settings.reader(group).read(values);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private <T extends Record> T checked(SettingsGroup<T> group, Map<String, String> values, Set<String> keys) {
        T next;
        try {
            next = group.type().cast(settings.reader(group).read(values));
        } catch (SettingsReader.BadSetting malformed) {
            throw FieldProblems.of(malformed.component(), "settings.wrong-form");
        } catch (IllegalArgumentException refused) {
            throw FieldProblems.of(keys.iterator().next(), "settings.refused");
        }
        var problems = group.check().apply(next);
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
        return next;
    }

    private void refreshAtTheEnd() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            settings.refresh();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                inTheirOwnTransactions();
            }
        });
    }

    /// Whoever listens to the change may use the database as usual, and the caller sees the new values.
    private void inTheirOwnTransactions() {
        try {
            Thread.ofVirtual().start(settings::refresh).join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The newest changes of a group, the last one first; values of secrets are left out.
    public List<SettingChange> history(SettingsGroup<?> group) {
        return rows.history(group.name(), HISTORY).stream()
                .map(change -> group.secrets().contains(change.key())
                        ? new SettingChange(change.id(), change.group(), change.key(), null, change.by(), change.at())
                        : change)
                .toList();
    }
}
