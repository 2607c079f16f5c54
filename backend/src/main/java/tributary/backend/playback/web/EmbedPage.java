package tributary.backend.playback.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.PublicAddress;
import tributary.backend.videos.VideoAccess;

/// `/videos/embed/{id}`: the player alone, for other people's pages.
@Controller
class EmbedPage {

    private final VideoAccess access;
    private final WatchModel shared;
    private final PublicAddress address;

    EmbedPage(VideoAccess access, WatchModel shared, PublicAddress address) {
        this.access = access;
        this.shared = shared;
        this.address = address;
    }

    @GetMapping("/videos/embed/{id}")
    String embed(
            @PathVariable String id,
            @AuthenticationPrincipal @Nullable SignedIn viewer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var video = access.requirePlayable(id, viewer);
        shared.fill(model, video, viewer, address.of(request), true, request, response);
        return "playback/embed";
    }
}
