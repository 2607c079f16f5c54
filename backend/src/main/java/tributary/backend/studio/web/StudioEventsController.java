package tributary.backend.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.accounts.SignedIn;
import tributary.backend.transcoding.ProcessingFeed;
import tributary.backend.videos.Videos;

/// Server-sent events about the processing of one's own videos. The request's virtual thread waits and writes; between
/// two events it holds neither a platform thread nor a database connection.
@Controller
class StudioEventsController {

    private static final Duration PULSE = Duration.ofSeconds(15);
    private static final int MOST_LISTENERS = 12;

    private final ProcessingFeed feed;
    private final Videos videos;
    private final StudioVideos studioVideos;
    private final JsonMapper json;

    StudioEventsController(ProcessingFeed feed, Videos videos, StudioVideos studioVideos, JsonMapper json) {
        this.feed = feed;
        this.videos = videos;
        this.studioVideos = studioVideos;
        this.json = json;
    }

    @GetMapping("/studio/events")
    void events(@AuthenticationPrincipal SignedIn who, Locale locale, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (feed.listeners(who.accountId()) >= MOST_LISTENERS) {
            // 204 tells the browser not to come back.
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try (var subscription = feed.subscribe(who.accountId())) {
            var out = response.getWriter();
            out.write("retry: 2000\n\n");
            while (flushed(out)) {
                var changed = subscription.await(PULSE);
                if (subscription.isOver()) {
                    return;
                }
                out.write(changed.isEmpty() ? ":\n\n" : news(changed, locale));
            }
        }
    }

    private String news(Set<Long> changed, Locale locale) {
        var text = new StringBuilder();
        for (var video : videos.findAll(changed).values()) {
            var news = studioVideos.describe(video, locale).news();
            text.append("event: video\ndata: ")
                    .append(json.writeValueAsString(news))
                    .append("\n\n");
        }
        return text.toString();
    }

    /// A page that was left shows only when something is written to it.
    private static boolean flushed(PrintWriter out) {
        return !out.checkError();
    }
}
