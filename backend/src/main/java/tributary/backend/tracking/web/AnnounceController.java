package tributary.backend.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tributary.backend.site.Access;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

/// The tracker's second door, so that one port is enough behind a reverse proxy: WebSockets and plain requests are
/// handed on byte by byte. The tracker decides who may do what.
@Controller
class AnnounceController {

    private final TrackerSockets sockets;
    private final TrackerRequests requests;

    AnnounceController(TrackerSockets sockets, TrackerRequests requests) {
        this.sockets = sockets;
        this.requests = requests;
    }

    @GetMapping("/announce")
    void announce(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            sockets.open(request, response);
        } else {
            requests.forward(request, response);
        }
    }

    @GetMapping("/scrape")
    void scrape(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requests.forward(request, response);
    }

    @Configuration
    static class TrackerRoutes {

        @Bean
        Routes trackerRoutes() {
            return () -> List.of(RouteRule.get("/announce", Access.ANYONE), RouteRule.get("/scrape", Access.ANYONE));
        }
    }
}
