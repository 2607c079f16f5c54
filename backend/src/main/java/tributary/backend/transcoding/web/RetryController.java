package tributary.backend.transcoding.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.Access;
import tributary.backend.site.Refused;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.transcoding.TranscodingJobs;
import tributary.backend.videos.VideoAccess;

/// Tries a failed video again.
@RestController
class RetryController {

    private static final String ROUTE = "/api/v1/videos/{id}/transcoding";

    private final VideoAccess access;
    private final TranscodingJobs jobs;

    RetryController(VideoAccess access, TranscodingJobs jobs) {
        this.access = access;
        this.jobs = jobs;
    }

    @PostMapping(ROUTE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String id, @AuthenticationPrincipal SignedIn who) {
        var video = access.requireOwned(id, who);
        if (!jobs.retry(video.id())) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    "video_already_being_transcoded",
                    "This video has not failed, or its source is not here any more: upload it again.");
        }
    }

    @Configuration
    static class TranscodingRoutes {

        @Bean
        Routes transcodingRoutes() {
            return () -> List.of(RouteRule.post(ROUTE, Access.SIGNED_IN));
        }
    }
}
