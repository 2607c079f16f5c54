package tributary.backend.playback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.VideoQuery.Filter;
import tributary.backend.videos.VideoQuery.Sort;
import tributary.backend.videos.Videos;

/// What is offered at the end of a video: what its channel published next, else the newest of the site.
@Component
class NextVideo {

    private final Videos videos;

    NextVideo(Videos videos) {
        this.videos = videos;
    }

    Optional<PlayerConfig.Next> after(Video video) {
        return Stream.concat(ofChannel(video), newest(video))
                .filter(other -> other.id() != video.id())
                .findFirst()
                .map(other ->
                        new PlayerConfig.Next("/w/" + other.shortUuid(), other.name(), MediaAddresses.poster(other)));
    }

    private Stream<Video> ofChannel(Video video) {
        var query = new VideoQuery(
                null, video.channelId(), null, like(video, video.publishedAt()), Sort.OLDEST, null, 0, 2);
        return video.publishedAt() == null ? Stream.empty() : list(query);
    }

    private Stream<Video> newest(Video video) {
        return list(new VideoQuery(null, null, null, like(video, null), Sort.NEWEST, null, 0, 2));
    }

    private Stream<Video> list(VideoQuery query) {
        return videos.somePublicVideos(query).stream();
    }

    /// After a video for everybody comes none that is not.
    private static Filter like(Video video, @Nullable Instant since) {
        var sensitive = video.nsfw() ? null : Boolean.FALSE;
        return new Filter(List.of(), List.of(), List.of(), List.of(), List.of(), sensitive, null, null, since, null);
    }
}
