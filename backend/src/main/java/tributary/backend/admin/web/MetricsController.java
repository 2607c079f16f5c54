package tributary.backend.admin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.admin.MetricsSettings;
import tributary.backend.site.Refused;

/// Figures in Prometheus' text format, for whoever has the token and for administrators.
@RestController
class MetricsController {

    private final PrometheusMeterRegistry registry;
    private final MetricsSettings settings;

    MetricsController(PrometheusMeterRegistry registry, MetricsSettings settings) {
        this.registry = registry;
        this.settings = settings;
    }

    @GetMapping("/metrics")
    ResponseEntity<String> metrics(
            @AuthenticationPrincipal @Nullable SignedIn who,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        var mayRead = (who != null && who.isAdministrator()) || isToken(authorization);
        if (!mayRead) {
            throw who == null
                    ? Refused.unauthorized("Metrics are for administrators, and for programs with the token.")
                    : Refused.forbidden("Metrics are for administrators, and for programs with the token.");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8"))
                .body(registry.scrape());
    }

    private boolean isToken(String authorization) {
        return !settings.token().isEmpty()
                && MessageDigest.isEqual(authorization.getBytes(UTF_8), ("Bearer " + settings.token()).getBytes(UTF_8));
    }
}
