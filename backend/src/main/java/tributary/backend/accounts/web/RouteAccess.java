package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tributary.backend.accounts.Right;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.Access;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

/// Asks the rules of all modules; what no rule names is refused before any controller sees it.
@Component
class RouteAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private final List<Line> lines;

    RouteAccess(List<Routes> modules) {
        this.lines = modules.stream()
                .flatMap(module -> module.routes().stream())
                .sorted(Comparator.comparing(RouteAccess::parsed))
                .flatMap(RouteAccess::lines)
                .toList();
    }

    @Override
    public AuthorizationResult authorize(Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
        var line = line(context.getRequest()).orElseThrow(UnknownRoute::new);
        if (line.access == Access.ANYONE) {
            return new AuthorizationDecision(true);
        }
        var authentication = who.get();
        return new AuthorizationDecision(authentication != null
                && authentication.getPrincipal() instanceof SignedIn account
                && account.role().opens(line.access)
                && (line.right == null || account.has(line.right)));
    }

    private Optional<Line> line(HttpServletRequest request) {
        return lines.stream().filter(line -> line.matcher.matches(request)).findFirst();
    }

    /// The most exact pattern first, as controllers are chosen: `/users/me` is not somebody's `/users/{id}`.
    private static PathPattern parsed(RouteRule rule) {
        return PathPatternParser.defaultInstance.parse(rule.pattern());
    }

    private static Stream<Line> lines(RouteRule rule) {
        var right = rule.right() == null ? null : Right.valueOf(rule.right());
        var matchers = PathPatternRequestMatcher.withDefaults();
        var lines = new ArrayList<Line>();
        lines.add(new Line(matchers.matcher(rule.method(), rule.pattern()), rule.access(), right));
        if (rule.method().equals(HttpMethod.GET)) {
            lines.add(new Line(matchers.matcher(HttpMethod.HEAD, rule.pattern()), rule.access(), right));
        }
        return lines.stream();
    }

    private record Line(
            PathPatternRequestMatcher matcher,
            Access access,
            @Nullable Right right) {}

    /// No module has such a route.
    static final class UnknownRoute extends AccessDeniedException {
        UnknownRoute() {
            super("no such route");
        }
    }
}
