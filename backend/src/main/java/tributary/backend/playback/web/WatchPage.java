package tributary.backend.playback.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import tributary.backend.accounts.Right;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.PublicAddress;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoAccess;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.Videos;

/// `/w/{id}`: one video with its player.
@Controller
class WatchPage {

    private static final int NEXT = 12;
    private static final int FOLD_CHARACTERS = 240;
    private static final int FOLD_LINES = 3;

    private final VideoAccess access;
    private final Videos videos;
    private final VideoCards cards;
    private final Downloads downloads;
    private final WatchModel shared;
    private final PublicAddress address;

    WatchPage(
            VideoAccess access,
            Videos videos,
            VideoCards cards,
            Downloads downloads,
            WatchModel shared,
            PublicAddress address) {
        this.access = access;
        this.videos = videos;
        this.cards = cards;
        this.downloads = downloads;
        this.shared = shared;
        this.address = address;
    }

    @GetMapping("/w/{id}")
    ModelAndView watch(
            @PathVariable String id,
            @AuthenticationPrincipal @Nullable SignedIn viewer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var video = access.requirePlayable(id, viewer);
        if (!id.equals(video.shortUuid())) {
            return new ModelAndView(Redirects.permanent("/w/" + video.shortUuid(), request));
        }
        var site = address.of(request);
        shared.fill(model, video, viewer, site, false, request, response);
        var description = Objects.requireNonNullElse(video.description(), "");
        model.addAttribute("description", LinkedText.of(description, video.durationSeconds()));
        model.addAttribute("folded", isLong(description));
        model.addAttribute("excerpt", description.strip().replaceAll("\\s*\\R\\s*", "\n"));
        model.addAttribute("age", cards.age(video));
        model.addAttribute("views", video.views());
        model.addAttribute("badge", badge(video));
        model.addAttribute("own", access.mayChange(video, viewer));
        model.addAttribute("decides", decides(video, viewer));
        model.addAttribute("edit", "/studio/videos/" + video.shortUuid());
        model.addAttribute("downloads", downloads.of(video, site));
        model.addAttribute("next", cards.of(others(video)));
        return new ModelAndView("playback/watch");
    }

    /// Nobody decides about their own.
    private static boolean decides(Video video, @Nullable SignedIn viewer) {
        return viewer != null && viewer.has(Right.DECIDE_VIDEOS) && viewer.accountId() != video.accountId();
    }

    private List<Video> others(Video video) {
        return videos.somePublicVideos(VideoQuery.newest(0, NEXT + 1)).stream()
                .filter(other -> other.id() != video.id())
                .limit(NEXT)
                .toList();
    }

    private static boolean isLong(String description) {
        return description.length() > FOLD_CHARACTERS
                || description.lines().limit(FOLD_LINES + 1L).count() > FOLD_LINES;
    }

    private static @Nullable String badge(Video video) {
        return video.privacy() == Privacy.PUBLIC
                ? null
                : "playback.privacy." + video.privacy().id();
    }
}
