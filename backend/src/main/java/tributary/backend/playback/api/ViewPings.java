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
import tributary.backend.playback.Views;
import tributary.backend.videos.VideoAccess;

/// Players say here every few seconds that they are playing. What they say of the position is not
/// needed: only the time that passes between their calls counts.
@RestController
class ViewPings {

    private final VideoAccess access;
    private final Views views;

    ViewPings(VideoAccess access, Views views) {
        this.access = access;
        this.views = views;
    }

    @PostMapping("/api/v1/videos/{id}/views")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watching(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn viewer, HttpServletRequest request) {
        views.watching(access.requireVisible(id, viewer), viewer, request);
    }

    @PutMapping({"/api/v1/videos/{id}/views", "/api/v1/videos/{id}/watching"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stillWatching(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn viewer, HttpServletRequest request) {
        watching(id, viewer, request);
    }
}
