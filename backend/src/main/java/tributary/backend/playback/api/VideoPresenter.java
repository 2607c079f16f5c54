package tributary.backend.playback.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.AccountJson;
import tributary.backend.accounts.Accounts;
import tributary.backend.channels.ChannelJson;
import tributary.backend.channels.Channels;
import tributary.backend.playback.Excerpt;
import tributary.backend.playback.MediaAddresses;
import tributary.backend.presence.Presence;
import tributary.backend.site.PageOf;
import tributary.backend.videos.Video;

/// Prints videos as the API's lists show them.
@Component
class VideoPresenter {

    private final Channels channels;
    private final Accounts accounts;
    private final Presence presence;

    VideoPresenter(Channels channels, Accounts accounts, Presence presence) {
        this.channels = channels;
        this.accounts = accounts;
        this.presence = presence;
    }

    PageOf<VideoItem> page(PageOf<Video> page, String site) {
        return new PageOf<>(page.total(), items(page.data(), site));
    }

    List<VideoItem> items(Collection<Video> videos, String site) {
        var channelOf = channels.findAll(videos.stream().map(Video::channelId).collect(Collectors.toSet()));
        var accountOf = accounts.findAll(videos.stream().map(Video::accountId).collect(Collectors.toSet()));
        return videos.stream()
                .map(video -> item(
                        video,
                        Excerpt.forLists(video.description()),
                        AccountJson.summary(of(accountOf, video.accountId()), site),
                        ChannelJson.summary(of(channelOf, video.channelId()), of(accountOf, video.accountId()), site),
                        site))
                .toList();
    }

    /// @param description as much of it as the answer is to carry
    VideoItem item(Video video, @Nullable String description, Object account, Object channel, String site) {
        var poster = MediaAddresses.poster(video);
        var published = Objects.requireNonNullElse(video.publishedAt(), video.createdAt());
        return new VideoItem(
                video.id(),
                video.uuid(),
                video.shortUuid(),
                site + "/w/" + video.shortUuid(),
                video.name(),
                Labels.category(video.category()),
                Labels.licence(video.licence()),
                Labels.language(video.language()),
                Labels.privacy(video.privacy().id()),
                video.nsfw(),
                0,
                video.sensitiveReason(),
                description,
                Excerpt.forLists(video.description()),
                true,
                Math.round(video.durationSeconds()),
                aspectRatio(video),
                video.views(),
                presence.pages(video.id()),
                0,
                0,
                0,
                poster,
                poster,
                thumbnails(video, poster, site),
                "/videos/embed/" + video.uuid(),
                ApiTime.of(video.createdAt()),
                ApiTime.of(video.updatedAt()),
                ApiTime.of(published),
                ApiTime.orNull(video.originallyPublishedAt()),
                false,
                account,
                channel);
    }

    private static List<VideoItem.Thumbnail> thumbnails(Video video, @Nullable String poster, String site) {
        if (poster == null) {
            return List.of();
        }
        return List.of(new VideoItem.Thumbnail(video.posterWidth(), video.posterHeight(), "16:9", site + poster));
    }

    private static @Nullable Double aspectRatio(Video video) {
        if (video.width() <= 0 || video.height() <= 0) {
            return null;
        }
        return BigDecimal.valueOf(video.width())
                .divide(BigDecimal.valueOf(video.height()), 4, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static <T> T of(Map<Long, T> all, long id) {
        return Objects.requireNonNull(all.get(id), "a video without its channel or account");
    }
}
