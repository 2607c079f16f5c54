package tributary.backend.workers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Recognises a worker by its bearer token.
final class WorkerTokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final WorkerTokens tokens;

    WorkerTokenFilter(WorkerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            tokens.owner(header.substring(BEARER.length()).strip()).ifPresent(WorkerTokenFilter::admit);
        }
        chain.doFilter(request, response);
    }

    private static void admit(WorkerKind kind) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                kind, null, List.of(new SimpleGrantedAuthority(kind.name()))));
        SecurityContextHolder.setContext(context);
    }
}
