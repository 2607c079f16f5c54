package tributary.backend.admin.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tributary.backend.site.SiteSettings;

/// Asks the site the way a visitor does: by its public address if one is set, else by its own port.
@Component
class SiteAddressTest implements HealthTest {

    private final SiteSettings settings;
    private final Environment environment;

    SiteAddressTest(SiteSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "site";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public HealthResult run() throws InterruptedException {
        var address = settings.publicUrl();
        var asked = address != null ? address : "http://127.0.0.1:" + environment.getProperty("local.server.port");
        try (var client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var request = HttpRequest.newBuilder(URI.create(asked + "/api/v1/ping"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !"pong".equals(answer.body())) {
                return HealthResult.broken("other", asked, answer.statusCode());
            }
            return address == null ? HealthResult.warning("no-address") : HealthResult.fine("fine", asked);
        } catch (IOException unreachable) {
            return HealthResult.broken("unreachable", asked, HealthRound.words(unreachable));
        }
    }
}
