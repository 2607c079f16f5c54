package tributary.backend.site.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.backend.site.Asker;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.LimitSettings;
import tributary.backend.site.Throttle;
import tributary.backend.site.TooMany;

/// Keeps one address from asking the API more often than any program needs to.
final class ApiLimitFilter extends OncePerRequestFilter {

    private final Throttle throttle;
    private final ErrorAnswers answers;

    ApiLimitFilter(LimitSettings limits, Clock clock, ErrorAnswers answers) {
        this.throttle = new Throttle(limits.api(), clock);
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = throttle.take(Asker.of(request));
        if (wait.isPresent()) {
            answers.send(request, response, new TooMany(wait.get()));
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }
}
