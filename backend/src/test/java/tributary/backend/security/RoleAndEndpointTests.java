package tributary.backend.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tributary.backend.SiteTest;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.Registration;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.SignedIn;
import tributary.backend.accounts.Tokens;
import tributary.backend.security.RouteLine.Who;

/// Every route of the running site, asked by everybody. A route that no line of `routes/*.tsv` knows fails, as does an
/// answer
/// other than the line's.
@SiteTest
@TestPropertySource(
        properties = {
            "tributary.limits.api=1000000 in 1m",
            "tributary.limits.sign-in=1000000 in 1m",
            "tributary.limits.sign-up=1000000 in 1m",
            "tributary.limits.reset-mail=1000000 in 1m",
            "tributary.channels.max-per-account=100000"
        })
class RoleAndEndpointTests {

    private static final Path OBSERVED = Path.of("target", "routes-observed.tsv");

    /// For what no sample stands for.
    private static final String NOTHING = "1";

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Registration registration;

    @Autowired
    AccountChanges changes;

    @Autowired
    Tokens tokens;

    @Autowired
    List<RouteSamples> samples;

    @Test
    void everyRouteHasALineAndEveryLineARoute() {
        var lines = new TreeSet<String>();
        RouteLine.all().forEach(line -> lines.add(line.route()));
        var unknown = new TreeSet<>(routes());
        unknown.removeAll(lines);
        var vanished = new TreeSet<>(lines);
        vanished.removeAll(routes());
        assertThat(unknown).as("routes without a line").isEmpty();
        assertThat(vanished).as("lines without a route").isEmpty();
    }

    @Test
    void everybodyGetsWhatTheLinesSay() throws IOException {
        var askers = askers();
        var observed = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        for (var line : RouteLine.all()) {
            var row = new ArrayList<>(List.of(line.method(), line.pattern()));
            for (var who : Who.values()) {
                var expected = line.expected().get(who);
                var got = Integer.toString(askers.get(who).ask(line, fill(line.request(), askers)));
                row.add(got);
                if (!List.of(expected.split("\\|")).contains(got)) {
                    wrong.add(
                            line.file() + ": " + line.route() + " for " + who + ": " + got + " instead of " + expected);
                }
            }
            observed.add(String.join("\t", row));
        }
        Files.write(OBSERVED, observed);
        assertThat(wrong).isEmpty();
    }

    private Set<String> routes() {
        var routes = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, _) -> {
            for (var pattern : mapping.getPatternValues()) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    routes.add(method + " " + pattern);
                }
                if (mapping.getMethodsCondition().getMethods().isEmpty() && !"/error".equals(pattern)) {
                    routes.add("any method " + pattern);
                }
            }
        });
        return routes;
    }

    private String fill(String request, Map<Who, Asker> askers) {
        var path = request;
        if (path.contains("{")) {
            var values = new HashMap<String, String>();
            var owner = askers.get(Who.USER).account();
            samples.forEach(module -> values.putAll(module.of(owner)));
            for (var value : values.entrySet()) {
                path = path.replace("{" + value.getKey() + "}", value.getValue());
            }
        }
        return path.replaceAll("\\{[^}]*}", NOTHING);
    }

    private Map<Who, Asker> askers() {
        var askers = new HashMap<Who, Asker>();
        askers.put(Who.VISITOR, Asker.visitor(port));
        askers.put(Who.USER, asker("route_user", Role.USER));
        askers.put(Who.OTHER, asker("route_other", Role.USER));
        askers.put(Who.MODERATOR, asker("route_moderator", Role.MODERATOR));
        askers.put(Who.ADMINISTRATOR, asker("route_administrator", Role.ADMINISTRATOR));
        var suspended = asker("route_suspended", Role.USER);
        suspended.remember();
        changes.suspend(suspended.account().accountId());
        askers.put(Who.SUSPENDED, suspended);
        return askers;
    }

    private Asker asker(String name, Role role) {
        var account = registration.register(
                new NewAccount(name, name + "@example.org", Asker.PASSWORD, null, role, null, null));
        return new Asker(port, tokens, new SignedIn(account.id(), name, role));
    }
}
