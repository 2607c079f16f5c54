package tributary.backend.playback.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.videos.VideoAccess;

/// One video and what belongs to it. Whoever may not see the video gets the same refusal from each of
/// these routes.
///
/// Comments do not exist yet; programs expect their routes to answer all the same, and take an empty
/// list as "none".
@RestController
class OneVideo {

    private final VideoAccess access;
    private final VideoDetailsPresenter presenter;
    private final PublicAddress address;

    OneVideo(VideoAccess access, VideoDetailsPresenter presenter, PublicAddress address) {
        this.access = access;
        this.presenter = presenter;
        this.address = address;
    }

    @GetMapping("/api/v1/videos/{id}")
    VideoDetails details(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn viewer, HttpServletRequest request) {
        return presenter.details(access.requireVisible(id, viewer), viewer, address.of(request));
    }

    @GetMapping("/api/v1/videos/{id}/description")
    Map<String, String> description(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn viewer) {
        var video = access.requireVisible(id, viewer);
        return Map.of("description", Objects.requireNonNullElse(video.description(), ""));
    }

    @GetMapping("/api/v1/videos/{id}/comment-threads")
    Threads comments(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn viewer) {
        access.requireVisible(id, viewer);
        return new Threads(0, 0, List.of());
    }

    @GetMapping("/api/v1/videos/{id}/comment-threads/{thread}")
    Threads thread(
            @PathVariable String id, @PathVariable String thread, @AuthenticationPrincipal @Nullable SignedIn viewer) {
        access.requireVisible(id, viewer);
        throw Refused.notFound("There is no such comment.");
    }

    record Threads(long total, long totalNotDeletedComments, List<Object> data) {}
}
