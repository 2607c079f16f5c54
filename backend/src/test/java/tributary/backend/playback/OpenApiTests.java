package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tributary.backend.SiteTest;
import tributary.backend.site.JsonBody;
import tributary.backend.site.SentAs;

/// The document names what the site answers, nothing else, and nothing that it does not explain.
@SiteTest
class OpenApiTests {

    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/components/(\\w+)/(\\w+)\"");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyRouteOfTheApiIsThere() {
        var routes = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, _) -> mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/v1/"))
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(
                                        method -> routes.add(method.name().toLowerCase(Locale.ROOT) + " " + pattern))));
        var document = new Visit(port).json("/api/v1/openapi.json");
        var described = new TreeSet<String>();
        document.path("paths")
                .propertyStream()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> described.add(method + " " + path.getKey())));
        assertThat(described).isEqualTo(routes).isNotEmpty();
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryPartOfAPathIsAParameter() {
        var visit = new Visit(port);
        var document = visit.json("/api/v1/openapi.json");
        var references = REFERENCE.matcher(visit.get("/api/v1/openapi.json").body());
        var found = 0;
        while (references.find()) {
            found++;
            assertThat(document.path("components").path(references.group(1)).has(references.group(2)))
                    .as(references.group())
                    .isTrue();
        }
        assertThat(found).isPositive();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .forEach(operation -> assertThat(operation
                                        .path("parameters")
                                        .valueStream()
                                        .filter(parameter ->
                                                parameter.path("in").asString().equals("path"))
                                        .count())
                                .as(path.getKey())
                                .isEqualTo(path.getKey()
                                        .chars()
                                        .filter(c -> c == '{')
                                        .count())));
        var video = document.path("paths").path("/api/v1/videos/{id}").path("get");
        assertThat(video.path("responses").path("200").toString()).contains("VideoDetails");
        assertThat(document.path("components")
                        .path("schemas")
                        .path("VideoFile")
                        .path("required")
                        .toString())
                .contains("torrentUrl");
    }

    @Test
    void everyBodyOfJsonIsDescribed() {
        var plain = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> Arrays.stream(handler.getMethod().getParameters())
                        .filter(parameter -> parameter.getType() == JsonBody.class)
                        .filter(parameter -> {
                            var sent = parameter.getAnnotation(SentAs.class);
                            return sent == null || !sent.value().isRecord();
                        })
                        .forEach(_ -> plain.addAll(mapping.getPatternValues())));
        assertThat(plain).isEmpty();
    }
}
