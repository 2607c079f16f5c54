package tributary.backend.playback.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.playback.api.Labels.Choice;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.PublicAddress;
import tributary.backend.videos.Videos;

/// One's own videos, in whatever state.
@RestController
class OwnVideos {

    private static final int DEEPEST = 100_000;

    private final Videos videos;
    private final VideoPresenter presenter;
    private final PublicAddress address;

    OwnVideos(Videos videos, VideoPresenter presenter, PublicAddress address) {
        this.videos = videos;
        this.presenter = presenter;
        this.address = address;
    }

    /// A video with what only its owner learns.
    record OwnVideo(
            @JsonUnwrapped VideoItem item,
            Choice state,
            boolean waitTranscoding,
            @Nullable Object scheduledUpdate,
            boolean blacklisted,
            @Nullable String blacklistedReason) {}

    @GetMapping("/api/v1/users/me/videos")
    PageOf<OwnVideo> list(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var paging = Paging.of(request.getParameter("start"), request.getParameter("count"), null);
        var page = videos.ownedBy(
                who.accountId(),
                ListParameters.text(request.getParameter("search")),
                (int) Math.min(paging.start(), DEEPEST),
                paging.count());
        var items = presenter.items(page.data(), address.of(request));
        var own = new ArrayList<OwnVideo>(items.size());
        for (var i = 0; i < items.size(); i++) {
            var video = page.data().get(i);
            var state = new Choice(video.state().id(), video.state().label());
            own.add(new OwnVideo(
                    items.get(i), state, video.waitTranscoding(), null, video.isBlocked(), video.blockedReason()));
        }
        return new PageOf<>(page.total(), own);
    }
}
