package tributary.backend.playback.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.history.WatchHistory;
import tributary.backend.playback.Views;
import tributary.backend.site.JsonBody;
import tributary.backend.site.SentAs;
import tributary.backend.videos.VideoAccess;

/// Players say here every few seconds that they are playing. What they say of the position is not
/// needed for counting: only the time that passes between their calls counts. It is remembered for
/// viewers with an account.
@RestController
class ViewPings {

    private final VideoAccess access;
    private final Views views;
    private final WatchHistory history;

    ViewPings(VideoAccess access, Views views, WatchHistory history) {
        this.access = access;
        this.views = views;
        this.history = history;
    }

    /// @param currentTime seconds from the video's start
    record Ping(@Nullable Double currentTime) {}

    @PostMapping("/api/v1/videos/{id}/views")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watching(
            @PathVariable String id,
            @AuthenticationPrincipal @Nullable SignedIn viewer,
            @SentAs(Ping.class) JsonBody body,
            HttpServletRequest request) {
        var video = access.requireVisible(id, viewer);
        views.watching(video, viewer, request);
        if (viewer == null) {
            return;
        }
        var position = body.as(Ping.class).currentTime();
        if (position != null) {
            history.watching(viewer, video, position);
        }
    }

    @PutMapping({"/api/v1/videos/{id}/views", "/api/v1/videos/{id}/watching"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stillWatching(
            @PathVariable String id,
            @AuthenticationPrincipal @Nullable SignedIn viewer,
            @SentAs(Ping.class) JsonBody body,
            HttpServletRequest request) {
        watching(id, viewer, body, request);
    }
}
