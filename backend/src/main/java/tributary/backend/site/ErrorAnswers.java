package tributary.backend.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/// Turns a refusal into what the asker can read: problem+json (RFC 9457, with PeerTube's `error` and `code`) for
/// programs, a
/// page for people.
@Component
public class ErrorAnswers {

    /// Request attribute that carries a refusal from a filter to the error page.
    public static final String REFUSED = ErrorAnswers.class.getName() + ".refused";

    /// Statuses that the message files have words for.
    private static final Set<Integer> TEXTS = Set.of(400, 401, 403, 404, 410, 413, 429, 500);

    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    /// For code outside of a controller: answers at once, or sends the request to the error page.
    public void send(HttpServletRequest request, HttpServletResponse response, Refused refused) throws IOException {
        if (refused instanceof TooMany tooMany) {
            response.setHeader("Retry-After", Long.toString(tooMany.seconds()));
        }
        if (isForProgram(request)) {
            writeProblem(response, refused);
            return;
        }
        request.setAttribute(REFUSED, refused);
        response.sendError(refused.status().value());
    }

    /// For a controller's advice.
    public ModelAndView answer(
            HttpServletRequest request, HttpServletResponse response, Refused refused, @Nullable String incident)
            throws IOException {
        if (refused instanceof TooMany tooMany) {
            response.setHeader("Retry-After", Long.toString(tooMany.seconds()));
        }
        if (isForProgram(request)) {
            writeProblem(response, refused);
            return new ModelAndView();
        }
        var page = new ModelAndView("error", refused.status());
        page.addObject("status", refused.status().value());
        page.addObject(
                "errorKey",
                TEXTS.contains(refused.status().value()) ? refused.status().value() : "other");
        page.addObject("detail", refused.detail());
        page.addObject("incident", incident);
        return page;
    }

    /// True for requests of programs and of scripts on our pages, which read JSON.
    public static boolean isForProgram(HttpServletRequest request) {
        var path = originalPath(request);
        if (path.startsWith("/api/") || path.startsWith("/worker/")) {
            return true;
        }
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    /// The path that was asked for, also while the error page is made.
    public static String originalPath(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String path
                ? path
                : request.getRequestURI();
    }

    private void writeProblem(HttpServletResponse response, Refused refused) throws IOException {
        response.setStatus(refused.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem(refused)));
    }

    private static Map<String, Object> problem(Refused refused) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", title(refused.status()));
        problem.put("status", refused.status().value());
        problem.put("detail", refused.detail());
        problem.put("error", refused.detail());
        if (refused.code() != null) {
            problem.put("code", refused.code());
        }
        if (!refused.fields().isEmpty()) {
            var fields = new LinkedHashMap<String, Object>();
            refused.fields()
                    .forEach((name, message) -> fields.put(
                            name, Map.of("type", "field", "msg", message, "path", name, "location", "body")));
            problem.put("invalid-params", fields);
        }
        return problem;
    }

    private static String title(HttpStatus status) {
        return status.getReasonPhrase();
    }
}
