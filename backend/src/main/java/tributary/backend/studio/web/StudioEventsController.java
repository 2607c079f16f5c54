package tributary.backend.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.EventStream;
import tributary.backend.transcoding.ProcessingFeed;
import tributary.backend.videos.Videos;

/// Server-sent events about the processing of one's own videos.
@Controller
class StudioEventsController {

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
        EventStream.serve(feed.news(), who.accountId(), response, "", changed -> describe(changed, locale));
    }

    private String describe(Set<Long> changed, Locale locale) {
        var text = new StringBuilder();
        for (var video : videos.findAll(changed).values()) {
            var news = studioVideos.describe(video, locale).news();
            text.append(EventStream.event("video", json.writeValueAsString(news)));
        }
        return text.toString();
    }
}
