package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.Refused;

/// What somebody gets who may not use a route: people without a session the sign-in page, programs an error, and for a
/// route
/// that does not exist everybody the same.
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ErrorAnswers answers;

    Refusals(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (unknown(failure)) {
            answerUnknown(request, response);
            return;
        }
        if (ErrorAnswers.isForProgram(request) || request.getHeader("HX-Request") != null) {
            answers.send(request, response, new Refused(HttpStatus.UNAUTHORIZED, "invalid_token", "Sign in first."));
            return;
        }
        response.sendRedirect("/login" + wayBack(request));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (unknown(failure)) {
            answerUnknown(request, response);
            return;
        }
        var text = failure instanceof CsrfException
                ? "This form has been open for too long. Go back, load the page again and send it once more."
                : "Your account may not do this.";
        answers.send(request, response, Refused.forbidden(text));
    }

    private static boolean unknown(@Nullable Throwable failure) {
        return failure instanceof RouteAccess.UnknownRoute
                || (failure != null && failure.getCause() instanceof RouteAccess.UnknownRoute);
    }

    /// PeerTube answers API routes that it does not have with 400 and nothing; its clients take that, and only that,
    /// for
    /// "this server cannot do it".
    private void answerUnknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            return;
        }
        answers.send(request, response, Refused.notFound("There is no such page."));
    }

    private static String wayBack(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod()) || "/".equals(request.getRequestURI())) {
            return "";
        }
        var query = request.getQueryString();
        var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        return "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }
}
