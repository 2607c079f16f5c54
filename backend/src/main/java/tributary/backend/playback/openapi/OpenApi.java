package tributary.backend.playback.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tributary.backend.site.Access;
import tributary.backend.site.Routes;

/// `/api/v1/openapi.json`: every route below `/api/v1` that the site answers, and who may use it. What
/// it says is read from the controllers and the access list, so a new route is in it by itself.
@RestController
class OpenApi {

    private static final String BASE = "/api/v1/";

    private final RequestMappingHandlerMapping mappings;
    private final Supplier<Map<String, Object>> document;
    private final List<Routes> rules;

    OpenApi(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings, List<Routes> rules) {
        this.mappings = mappings;
        this.rules = rules;
        this.document = SingletonSupplier.of(this::draw);
    }

    @GetMapping("/api/v1/openapi.json")
    Map<String, Object> openApi() {
        return document.get();
    }

    private Map<String, Object> draw() {
        var schemas = new Schemas();
        var open = openRoutes();
        var paths = new TreeMap<String, Map<String, Object>>();
        for (var operation : operations(open)) {
            paths.computeIfAbsent(operation.path(), _ -> new TreeMap<>())
                    .putIfAbsent(operation.method(), operation.describe(schemas));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Tributary",
                        "version", "1",
                        "description",
                                "Paths, parameters and field names follow PeerTube's wherever the feature is the same."));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("paths", paths);
        document.put("components", components(schemas));
        return document;
    }

    private List<Operation> operations(Set<String> open) {
        var operations = new ArrayList<Operation>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            for (var pattern : mapping.getPatternValues()) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    if (pattern.startsWith(BASE)) {
                        operations.add(new Operation(
                                pattern.replaceAll("\\{([a-zA-Z]+):[^/]*}", "{$1}"),
                                method.name().toLowerCase(Locale.ROOT),
                                handler,
                                mapping.getConsumesCondition().getConsumableMediaTypes(),
                                open.contains(method.name() + " " + pattern)));
                    }
                }
            }
        });
        return operations;
    }

    private Set<String> openRoutes() {
        var open = new HashSet<String>();
        rules.stream()
                .flatMap(module -> module.routes().stream())
                .filter(rule -> rule.access() == Access.ANYONE)
                .forEach(rule -> open.add(rule.method().name() + " " + rule.pattern()));
        return open;
    }

    private static Map<String, Object> components(Schemas schemas) {
        var text = Map.of("type", "string");
        var problem = Map.of(
                "type", "object",
                "description", "RFC 9457; `error` repeats `detail` for older programs.",
                "properties",
                        Map.of(
                                "type", text,
                                "title", text,
                                "status", Map.of("type", "integer"),
                                "detail", text,
                                "error", text,
                                "code", text));
        var all = new TreeMap<>(schemas.components());
        all.put("Problem", problem);
        return Map.of(
                "schemas", all,
                "responses",
                        Map.of(
                                "Problem",
                                Map.of(
                                        "description",
                                        "It was refused, or it failed.",
                                        "content",
                                        Map.of(
                                                "application/problem+json",
                                                Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))))),
                "securitySchemes",
                        Map.of(
                                "bearer",
                                Map.of(
                                        "type",
                                        "oauth2",
                                        "flows",
                                        Map.of(
                                                "password",
                                                Map.of(
                                                        "tokenUrl", "/api/v1/users/token",
                                                        "refreshUrl", "/api/v1/users/token",
                                                        "scopes", Map.of())))));
    }
}
