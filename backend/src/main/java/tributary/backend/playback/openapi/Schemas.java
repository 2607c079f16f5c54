package tributary.backend.playback.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// JSON Schemas of the types that controllers take and give. Records become named components.
final class Schemas {

    private static final Map<String, Object> ANYTHING = Map.of();
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private final Map<String, Object> components = new TreeMap<>();

    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    /// What a controller reads of a body; several controllers call theirs the same.
    Map<String, Object> sent(String controller, Class<?> type) {
        return type.isRecord() ? component(controller + type.getSimpleName(), type, Map.of()) : of(type);
    }

    private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> known) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType generic -> ofGeneric(generic, known);
            case TypeVariable<?> variable -> {
                var actual = known.get(variable);
                yield actual == null ? ANYTHING : of(actual, Map.of());
            }
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0], known);
            case GenericArrayType array -> list(of(array.getGenericComponentType(), known));
            default -> ANYTHING;
        };
    }

    private Map<String, Object> ofClass(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Map.of("type", "integer", "format", "int64");
        }
        if (type == double.class || type == Double.class) {
            return Map.of("type", "number");
        }
        if (type == UUID.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (CharSequence.class.isAssignableFrom(type) || type.isEnum()) {
            return TEXT;
        }
        if (type.isRecord()) {
            return component(type.getSimpleName(), type, Map.of());
        }
        return Map.class.isAssignableFrom(type) ? Map.of("type", "object") : ANYTHING;
    }

    private Map<String, Object> ofGeneric(ParameterizedType generic, Map<TypeVariable<?>, Type> known) {
        var raw = (Class<?>) generic.getRawType();
        var arguments = generic.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return list(of(arguments[0], known));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1], known));
        }
        if (!raw.isRecord()) {
            return ANYTHING;
        }
        var own = new LinkedHashMap<TypeVariable<?>, Type>();
        for (var i = 0; i < arguments.length; i++) {
            own.put(raw.getTypeParameters()[i], arguments[i]);
        }
        var suffix = arguments[0] instanceof Class<?> plain ? plain.getSimpleName() : "Things";
        return component(raw.getSimpleName() + suffix, raw, own);
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private Map<String, Object> component(String name, Class<?> record, Map<TypeVariable<?>, Type> known) {
        if (!components.containsKey(name)) {
            components.put(name, ANYTHING);
            components.put(name, object(record, known));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> object(Class<?> record, Map<TypeVariable<?>, Type> known) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        var parts = new ArrayList<Map<String, Object>>();
        for (var component : record.getRecordComponents()) {
            var schema = of(component.getGenericType(), known);
            if (annotated(component, JsonUnwrapped.class)) {
                parts.add(schema);
                continue;
            }
            var name = name(component);
            var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            properties.put(name, nullable ? orNull(schema) : schema);
            if (!nullable) {
                required.add(name);
            }
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("required", required);
        if (parts.isEmpty()) {
            return object;
        }
        parts.add(object);
        return Map.of("allOf", parts);
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private static String name(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
    }

    private static boolean annotated(RecordComponent component, Class<? extends Annotation> annotation) {
        AnnotatedElement accessor = component.getAccessor();
        return accessor.isAnnotationPresent(annotation);
    }
}
