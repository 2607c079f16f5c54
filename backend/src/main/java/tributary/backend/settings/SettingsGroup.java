package tributary.backend.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Settings that belong together: a module registers one as a bean, and reads them by [LiveSettings#of].
///
/// The record's defaults are those of its own `@DefaultValue`s, and what the environment says stands above what was
/// chosen on the page. The message files hold `settings.NAME` for the group, and for every component
/// `settings.NAME.COMPONENT` with its name and `settings.NAME.COMPONENT.help` with a sentence.
///
/// @param name short, lower case, as in `instance`
/// @param prefix of the same settings in the environment, as in `tributary.instance`
/// @param type a record that [org.springframework.boot.context.properties.bind.Binder] can fill, whose constructor
///     refuses impossible values with an `IllegalArgumentException`
/// @param check finds what is wrong with new values: component to message key, empty if nothing is
/// @param longTexts texts of several lines
/// @param secrets components that are never shown, logged or exported again
/// @param hidden components that only the environment may give
public record SettingsGroup<T extends Record>(
        String name,
        String prefix,
        Class<T> type,
        Function<T, Map<String, String>> check,
        Set<String> longTexts,
        Set<String> secrets,
        Set<String> hidden) {

    public SettingsGroup {
        longTexts = Set.copyOf(longTexts);
        secrets = Set.copyOf(secrets);
        hidden = Set.copyOf(hidden);
    }

    public static <T extends Record> SettingsGroup<T> of(String name, String prefix, Class<T> type) {
        return new SettingsGroup<>(name, prefix, type, _ -> Map.of(), Set.of(), Set.of(), Set.of());
    }

    public SettingsGroup<T> checkedBy(Function<T, Map<String, String>> rule) {
        return new SettingsGroup<>(name, prefix, type, rule, longTexts, secrets, hidden);
    }

    public SettingsGroup<T> withLongTexts(String... components) {
        return new SettingsGroup<>(name, prefix, type, check, Set.of(components), secrets, hidden);
    }

    public SettingsGroup<T> withSecrets(String... components) {
        return new SettingsGroup<>(name, prefix, type, check, longTexts, Set.of(components), hidden);
    }

    /// For what cannot change while the site runs, or what nobody should be able to change from a browser.
    public SettingsGroup<T> without(String... components) {
        return new SettingsGroup<>(name, prefix, type, check, longTexts, secrets, Set.of(components));
    }

    /// Components that the page offers, in the record's order.
    public List<String> keys() {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .filter(key -> !hidden.contains(key))
                .toList();
    }
}
