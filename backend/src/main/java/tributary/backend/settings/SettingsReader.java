package tributary.backend.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/// Makes a group's record of what the environment says, what was chosen, and the defaults.
///
/// Values that were chosen are bound by themselves: a `${…}` in them stays text, so that nobody can read the
/// environment
/// by writing a placeholder into a description.
final class SettingsReader<T extends Record> {

    private static final String VALUE = "value";

    private final SettingsGroup<T> group;
    private final Environment environment;

    SettingsReader(SettingsGroup<T> group, Environment environment) {
        this.group = group;
        this.environment = environment;
    }

    /// @param chosen component to text; what the environment fixes does not count
    /// @throws BadSetting naming the component, if a text has the wrong form
    /// @throws IllegalArgumentException if the record refuses the values
    T read(Map<String, String> chosen) {
        var components = group.type().getRecordComponents();
        var base = Binder.get(environment).bindOrCreate(group.prefix(), Bindable.of(group.type()));
        var values = new @Nullable Object[components.length];
        for (var index = 0; index < components.length; index++) {
            var component = components[index];
            var text = isFixed(component.getName()) ? null : chosen.get(component.getName());
            values[index] = text == null ? valueOf(component, base) : parsed(component, text);
        }
        return create(components, values);
    }

    /// Whether the environment gives this value.
    boolean isFixed(String component) {
        var name = ConfigurationPropertyName.of(group.prefix() + "." + dashed(component));
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source.getConfigurationProperty(name) != null
                    || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Object valueOf(String component, Record values) {
        for (var candidate : group.type().getRecordComponents()) {
            if (candidate.getName().equals(component)) {
                return valueOf(candidate, values);
            }
        }
        return null;
    }

    private static @Nullable Object parsed(RecordComponent component, String text) {
        var binder = new Binder(new MapConfigurationPropertySource(Map.of(VALUE, text)));
        try {
            var type = ResolvableType.forType(component.getGenericType());
            if (text.isEmpty() && component.getType() != String.class) {
                return java.util.List.class.isAssignableFrom(component.getType()) ? java.util.List.of() : null;
            }
            return component.getType() == String.class
                    ? text
                    : binder.bind(VALUE, Bindable.of(type)).get();
        } catch (BindException malformed) {
            throw new BadSetting(component.getName(), malformed);
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record values) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private T create(RecordComponent[] components, @Nullable Object[] values) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = group.type().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// `mailFrom` as the environment writes it: `mail-from`.
    static String dashed(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /// A text that cannot be read as what it is for.
    static final class BadSetting extends IllegalArgumentException {

        private final String component;

        BadSetting(String component, Exception cause) {
            super(component + " cannot be read", cause);
            this.component = component;
        }

        String component() {
            return component;
        }
    }
}
