package tributary.backend.playback.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.LocalName;
import tributary.backend.channels.Channels;
import tributary.backend.site.PageOf;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.VideoQuery.Sort;
import tributary.backend.videos.Videos;

/// Lists of public videos: all, those that match, a channel's, an account's.
@RestController
class VideoLists {

    private final Videos videos;
    private final Channels channels;
    private final Accounts accounts;
    private final VideoPresenter presenter;
    private final PublicAddress address;

    VideoLists(Videos videos, Channels channels, Accounts accounts, VideoPresenter presenter, PublicAddress address) {
        this.videos = videos;
        this.channels = channels;
        this.accounts = accounts;
        this.presenter = presenter;
        this.address = address;
    }

    @GetMapping("/api/v1/videos")
    PageOf<VideoItem> all(HttpServletRequest request) {
        return list(ListParameters.query(request, Sort.NEWEST), request);
    }

    @GetMapping("/api/v1/search/videos")
    PageOf<VideoItem> matching(HttpServletRequest request) {
        return list(ListParameters.query(request, Sort.MATCH), request);
    }

    @GetMapping("/api/v1/video-channels/{handle}/videos")
    PageOf<VideoItem> ofChannel(@PathVariable String handle, HttpServletRequest request) {
        var channel = local(handle, request)
                .flatMap(channels::byHandle)
                .orElseThrow(() -> Refused.notFound("There is no channel of this name."));
        return list(ListParameters.query(request, Sort.NEWEST).inChannel(channel.id()), request);
    }

    @GetMapping("/api/v1/accounts/{name}/videos")
    PageOf<VideoItem> ofAccount(@PathVariable String name, HttpServletRequest request) {
        var account = local(name, request)
                .flatMap(accounts::byUsername)
                .orElseThrow(() -> Refused.notFound("There is no account of this name."));
        return list(ListParameters.query(request, Sort.NEWEST).ofAccount(account.id()), request);
    }

    private PageOf<VideoItem> list(VideoQuery query, HttpServletRequest request) {
        var site = address.of(request);
        if (ListParameters.nothingCanMatch(request, PublicAddress.host(site))) {
            return new PageOf<>(0, List.of());
        }
        return presenter.page(videos.publicVideos(query), site);
    }

    /// Empty for another site's name.
    private Optional<String> local(String handle, HttpServletRequest request) {
        return LocalName.of(handle, address.of(request));
    }
}
