package tributary.backend.playback.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.site.PublicAddress;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.Videos;

/// A first look around: the newest videos, grouped by category.
@RestController
class Overview {

    private static final int NEWEST = 60;

    private final Videos videos;
    private final VideoPresenter presenter;
    private final PublicAddress address;

    Overview(Videos videos, VideoPresenter presenter, PublicAddress address) {
        this.videos = videos;
        this.presenter = presenter;
        this.address = address;
    }

    record Groups(List<CategoryGroup> categories, List<Object> channels, List<Object> tags) {}

    record CategoryGroup(Labels.Choice category, List<VideoItem> videos) {}

    @GetMapping("/api/v1/overviews/videos")
    Groups videos(HttpServletRequest request) {
        var page = request.getParameter("page");
        if (page != null && !page.equals("1")) {
            return new Groups(List.of(), List.of(), List.of());
        }
        var site = address.of(request);
        var newest = videos.somePublicVideos(VideoQuery.newest(0, NEWEST));
        var groups = new ArrayList<CategoryGroup>();
        for (var category : newest.stream()
                .map(Video::category)
                .filter(Objects::nonNull)
                .distinct()
                .toList()) {
            var members = newest.stream()
                    .filter(video -> category.equals(video.category()))
                    .toList();
            groups.add(new CategoryGroup(Labels.category(category), presenter.items(members, site)));
        }
        return new Groups(groups, List.of(), List.of());
    }
}
