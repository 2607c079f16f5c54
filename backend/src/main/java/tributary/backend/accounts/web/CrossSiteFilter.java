package tributary.backend.accounts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.Refused;

/// Refuses changes that a page of another site asks for, where the browser says so (Fetch Metadata). The form's token
/// holds
/// in every browser; this one also holds against a neighbouring subdomain that can set cookies for us.
final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final ErrorAnswers answers;

    CrossSiteFilter(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var from = request.getHeader("Sec-Fetch-Site");
        if (from != null && !OWN.contains(from) && !READING.contains(request.getMethod())) {
            answers.send(request, response, Refused.forbidden("This request came from a page of another site."));
            return;
        }
        chain.doFilter(request, response);
    }
}
