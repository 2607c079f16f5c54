package tributary.backend.playback.openapi;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriTemplate;
import tributary.backend.playback.api.ListParameters;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.SentAs;

/// One route as the document describes it.
///
/// @param path with `{name}` for what varies
/// @param open whether it answers without a token
record Operation(String path, String method, HandlerMethod handler, Set<MediaType> consumes, boolean open) {

    Map<String, Object> describe(Schemas schemas) {
        var operation = new LinkedHashMap<String, Object>();
        var type = handler.getBeanType().getSimpleName();
        operation.put("operationId", method + "_" + path.substring(1).replaceAll("[^A-Za-z0-9]+", "_"));
        operation.put(
                "summary",
                words(type) + ": " + words(handler.getMethod().getName()).toLowerCase(Locale.ROOT));
        operation.put("tags", List.of(path.split("/", -1)[3]));
        operation.put(
                "security",
                open ? List.of(Map.of(), Map.of("bearer", List.of())) : List.of(Map.of("bearer", List.of())));
        operation.put("parameters", parameters(schemas));
        body(schemas).ifPresent(body -> operation.put("requestBody", body));
        operation.put("responses", responses(schemas));
        return operation;
    }

    private List<Map<String, Object>> parameters(Schemas schemas) {
        var all = new ArrayList<Map<String, Object>>();
        new UriTemplate(path)
                .getVariableNames()
                .forEach(name -> all.add(parameter("path", name, true, Map.of("type", "string"))));
        for (var parameter : handler.getMethod().getParameters()) {
            var query = parameter.getAnnotation(RequestParam.class);
            if (query != null
                    && parameter.getType() != MultipartFile.class
                    && !Map.class.isAssignableFrom(parameter.getType())) {
                all.add(parameter(
                        "query",
                        name(parameter, query.name(), query.value()),
                        false,
                        schemas.of(parameter.getParameterizedType())));
            }
            var header = parameter.getAnnotation(RequestHeader.class);
            if (header != null) {
                all.add(parameter(
                        "header", name(parameter, header.name(), header.value()), false, Map.of("type", "string")));
            }
        }
        if (isList()) {
            var own = all.stream().map(known -> known.get("name")).toList();
            listParameters()
                    .filter(name -> !own.contains(name))
                    .forEach(name -> all.add(parameter("query", name, false, Map.of("type", "string"))));
        }
        return all;
    }

    private Stream<String> listParameters() {
        var paging = Stream.of("start", "count", "sort");
        return path.endsWith("/videos") ? Stream.concat(paging, ListParameters.NAMES.stream()) : paging;
    }

    private boolean isList() {
        return handler.getMethod().getReturnType() == PageOf.class && takes(HttpServletRequest.class);
    }

    private boolean takes(Class<?> type) {
        return Arrays.stream(handler.getMethod().getParameterTypes()).anyMatch(type::equals);
    }

    private Optional<Map<String, Object>> body(Schemas schemas) {
        for (var parameter : handler.getMethod().getParameters()) {
            var sent = parameter.getAnnotation(SentAs.class);
            if (sent != null) {
                return Optional.of(content(
                        MediaType.APPLICATION_JSON_VALUE,
                        schemas.sent(handler.getBeanType().getSimpleName(), sent.value())));
            }
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                return Optional.of(
                        content(MediaType.APPLICATION_JSON_VALUE, schemas.of(parameter.getParameterizedType())));
            }
        }
        if (!consumes.isEmpty()) {
            var types = new LinkedHashMap<String, Object>();
            consumes.forEach(type -> types.put(type.toString(), Map.of("schema", Map.of("type", "object"))));
            return Optional.of(Map.of("content", types));
        }
        return takes(JsonBody.class)
                ? Optional.of(content(MediaType.APPLICATION_JSON_VALUE, Map.of("type", "object")))
                : Optional.empty();
    }

    private Map<String, Object> responses(Schemas schemas) {
        var answer = answer(handler.getMethod().getGenericReturnType());
        var success = new LinkedHashMap<String, Object>();
        var nothing = answer == void.class || answer == Void.class;
        success.put("description", nothing ? "Done." : "The answer.");
        if (!nothing) {
            var schema = schemas.of(answer);
            success.putAll(content(
                    answer == String.class ? MediaType.TEXT_PLAIN_VALUE : MediaType.APPLICATION_JSON_VALUE, schema));
        }
        return Map.of(status(nothing), success, "default", Map.of("$ref", "#/components/responses/Problem"));
    }

    private String status(boolean nothing) {
        var declared = handler.getMethodAnnotation(ResponseStatus.class);
        var status = declared != null
                ? declared.value()
                : nothing && !returnsEntity() ? HttpStatus.NO_CONTENT : HttpStatus.OK;
        return Integer.toString(status.value());
    }

    private boolean returnsEntity() {
        return handler.getMethod().getReturnType() == ResponseEntity.class;
    }

    private static Type answer(Type declared) {
        return declared instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : declared;
    }

    private static Map<String, Object> parameter(
            String place, String name, boolean required, Map<String, Object> schema) {
        return Map.of("in", place, "name", name, "required", required, "schema", schema);
    }

    private static Map<String, Object> content(String type, Map<String, Object> schema) {
        return Map.of("content", Map.of(type, Map.of("schema", schema)));
    }

    private static String name(Parameter parameter, String name, String value) {
        return !name.isEmpty() ? name : !value.isEmpty() ? value : parameter.getName();
    }

    /// `ofChannel` as "of channel".
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
