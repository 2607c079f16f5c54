package tributary.backend.chapters.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.chapters.Chapter;
import tributary.backend.chapters.Chapters;
import tributary.backend.site.Access;
import tributary.backend.site.InputProblem;
import tributary.backend.site.JsonBody;
import tributary.backend.site.Refused;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.site.SentAs;
import tributary.backend.videos.VideoAccess;

/// `/api/v1/videos/{id}/chapters`, in PeerTube's form.
@RestController
class ChaptersApi {

    private static final String ROUTE = "/api/v1/videos/{id}/chapters";

    private final VideoAccess access;
    private final Chapters chapters;
    private final MessageSource messages;

    ChaptersApi(VideoAccess access, Chapters chapters, MessageSource messages) {
        this.access = access;
        this.chapters = chapters;
        this.messages = messages;
    }

    record Printed(int timecode, String title) {}

    record Listing(List<Printed> chapters) {}

    record Sent(@Nullable Double timecode, @Nullable String title) {}

    record Form(@Nullable List<@Nullable Sent> chapters) {}

    @GetMapping(ROUTE)
    Listing list(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn viewer) {
        var found = chapters.of(access.requireVisible(id, viewer)).chapters();
        return new Listing(found.stream()
                .map(chapter -> new Printed(chapter.start(), chapter.title()))
                .toList());
    }

    @PutMapping(ROUTE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(@PathVariable String id, @AuthenticationPrincipal SignedIn who, @SentAs(Form.class) JsonBody body) {
        var video = access.requireOwned(id, who);
        var sent = body.as(Form.class).chapters();
        if (sent == null) {
            throw Refused.invalid(Map.of("chapters", "The body has no list named chapters."));
        }
        try {
            chapters.name(video, sent.stream().map(ChaptersApi::chapter).toList());
        } catch (InputProblem problem) {
            var sentence = messages.getMessage(problem.key(), problem.values(), Locale.ENGLISH);
            throw Refused.invalid(Map.of("chapters", sentence));
        }
    }

    private static Chapter chapter(@Nullable Sent sent) {
        if (sent == null || sent.timecode() == null || sent.title() == null || !(Math.abs(sent.timecode()) < 1e9)) {
            throw Refused.invalid(Map.of("chapters", "Each chapter has a timecode in seconds and a title."));
        }
        return new Chapter((int) Math.floor(sent.timecode()), sent.title());
    }

    @Configuration
    static class ChapterRoutes {

        @Bean
        Routes chapterRules() {
            return () -> List.of(RouteRule.get(ROUTE, Access.ANYONE), RouteRule.put(ROUTE, Access.SIGNED_IN));
        }
    }
}
