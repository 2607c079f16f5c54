package tributary.backend.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tributary.backend.tracking.SiteTracker;

/// Announces and scrapes over plain HTTP.
@Component
class TrackerRequests {

    private static final Logger log = LoggerFactory.getLogger(TrackerRequests.class);

    /// More than any tracker answers: 200 peers of each family and every torrent of one scrape.
    private static final int LONGEST_BODY = 1 << 20;

    private final SiteTracker tracker;

    TrackerRequests(SiteTracker tracker) {
        this.tracker = tracker;
    }

    void forward(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TrackerLink.Head head;
        byte[] body;
        try (var link = TrackerLink.open(tracker.localHost(), tracker.port())) {
            head = link.ask(target(request), headers(request, tracker.port()));
            var length = head.header(HttpHeaders.CONTENT_LENGTH).map(Integer::parseInt);
            body = link.in().readNBytes(Math.clamp(length.orElse(LONGEST_BODY), 0, LONGEST_BODY));
        } catch (IOException | NumberFormatException away) {
            log.warn("The tracker did not answer {}: {}", request.getRequestURI(), away.toString());
            response.setStatus(HttpStatus.BAD_GATEWAY.value());
            return;
        }
        response.setStatus(head.status());
        head.header(HttpHeaders.CONTENT_TYPE).ifPresent(response::setContentType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static String target(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /// The tracker believes the address because it comes over loopback; whatever the client claims is left behind.
    static Map<String, String> headers(HttpServletRequest request, int port) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.HOST, "127.0.0.1:" + port);
        headers.put("X-Forwarded-For", request.getRemoteAddr());
        headers.put(HttpHeaders.CONNECTION, "close");
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (agent != null) {
            headers.put(HttpHeaders.USER_AGENT, agent);
        }
        return headers;
    }
}
