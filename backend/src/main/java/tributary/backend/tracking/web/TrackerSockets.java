package tributary.backend.tracking.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tributary.backend.tracking.SiteTracker;

/// WebSockets to the tracker. The tracker makes the handshake (RFC 6455, 4.2); the site passes its words on and then
/// every byte both ways, knowing nothing of frames.
@Component
class TrackerSockets {

    private static final Logger log = LoggerFactory.getLogger(TrackerSockets.class);
    private static final String WEB_SOCKET = "sec-websocket-";

    private final SiteTracker tracker;

    TrackerSockets(SiteTracker tracker) {
        this.tracker = tracker;
    }

    void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TrackerLink link;
        TrackerLink.Head head;
        try {
            link = TrackerLink.open(tracker.localHost(), tracker.port());
        } catch (IOException away) {
            log.warn("The tracker cannot be reached: {}", away.toString());
            response.setStatus(HttpStatus.BAD_GATEWAY.value());
            return;
        }
        try {
            head = handshake(link, request);
            head.headers().stream()
                    .filter(header -> header.getKey().startsWith(WEB_SOCKET))
                    .forEach(header -> response.setHeader(header.getKey(), header.getValue()));
            if (head.status() != HttpStatus.SWITCHING_PROTOCOLS.value()) {
                response.setStatus(head.status());
                link.close();
                return;
            }
            response.setHeader(HttpHeaders.UPGRADE, "websocket");
            response.setHeader(HttpHeaders.CONNECTION, "Upgrade");
            link.waitForEver();
            request.upgrade(SocketPipe.class).connect(link);
        } catch (IOException | ServletException | RuntimeException failure) {
            link.close();
            log.warn("A WebSocket could not be passed on to the tracker: {}", failure.toString());
            if (!response.isCommitted()) {
                response.reset();
                response.setStatus(HttpStatus.BAD_GATEWAY.value());
            }
        }
    }

    private TrackerLink.Head handshake(TrackerLink link, HttpServletRequest request) throws IOException {
        var headers = TrackerRequests.headers(request, tracker.port());
        headers.put(HttpHeaders.CONNECTION, "Upgrade");
        headers.put(HttpHeaders.UPGRADE, "websocket");
        request.getHeaderNames().asIterator().forEachRemaining(name -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(WEB_SOCKET)) {
                headers.put(name, request.getHeader(name));
            }
        });
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            headers.put(HttpHeaders.ORIGIN, origin);
        }
        return link.ask(TrackerRequests.target(request), headers);
    }
}
