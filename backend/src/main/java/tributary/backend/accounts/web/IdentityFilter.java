package tributary.backend.accounts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.backend.accounts.LastSeen;
import tributary.backend.accounts.SignedIn;
import tributary.backend.accounts.Tokens;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.Refused;

/// Finds out who is asking: by a program's token, by the browser's session, or both ways. The session is only looked up
/// when
/// somebody wants to know; a token is checked at once, because a bad one is refused even where none is needed.
final class IdentityFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final Tokens tokens;
    private final ErrorAnswers answers;
    private final LastSeen seen;
    private final Optional<BrowserSessions> sessions;
    private final boolean readsTokens;

    private IdentityFilter(
            Tokens tokens,
            ErrorAnswers answers,
            LastSeen seen,
            Optional<BrowserSessions> sessions,
            boolean readsTokens) {
        this.tokens = tokens;
        this.answers = answers;
        this.seen = seen;
        this.sessions = sessions;
        this.readsTokens = readsTokens;
    }

    static IdentityFilter byToken(Tokens tokens, ErrorAnswers answers, LastSeen seen) {
        return new IdentityFilter(tokens, answers, seen, Optional.empty(), true);
    }

    static IdentityFilter bySession(Tokens tokens, ErrorAnswers answers, LastSeen seen, BrowserSessions sessions) {
        return new IdentityFilter(tokens, answers, seen, Optional.of(sessions), false);
    }

    static IdentityFilter byEither(Tokens tokens, ErrorAnswers answers, LastSeen seen, BrowserSessions sessions) {
        return new IdentityFilter(tokens, answers, seen, Optional.of(sessions), true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = readsTokens ? bearer(request) : Optional.<String>empty();
        if (token.isPresent()) {
            var owner = tokens.owner(token.get());
            if (owner.isEmpty()) {
                response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                answers.send(
                        request, response, new Refused(HttpStatus.UNAUTHORIZED, "invalid_token", "Token is invalid"));
                return;
            }
            seen.note(owner.get().accountId(), request.getRemoteAddr());
            SecurityContextHolder.setContext(context(owner));
        } else {
            sessions.ifPresent(known -> SecurityContextHolder.setDeferredContext(
                    SingletonSupplier.of(() -> context(known.account(request)))));
        }
        chain.doFilter(request, response);
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static SecurityContext context(Optional<SignedIn> who) {
        var context = SecurityContextHolder.createEmptyContext();
        who.ifPresent(account ->
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(account, null, List.of())));
        return context;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
