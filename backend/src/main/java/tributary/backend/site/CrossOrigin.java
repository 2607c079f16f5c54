package tributary.backend.site;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// What is public may be played, and seeded, from pages of other sites.
public final class CrossOrigin {

    private CrossOrigin() {}

    public static void allow(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                "Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /// Web seeds send `Cache-Control` and thereby have the browser ask first.
    public static void answerPreflight(HttpServletResponse response) {
        allow(response);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS");
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                "range, cache-control, user-agent, if-range, if-none-match, if-modified-since");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
        response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }
}
