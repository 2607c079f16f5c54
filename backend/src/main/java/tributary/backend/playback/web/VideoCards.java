package tributary.backend.playback.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.backend.channels.Channel;
import tributary.backend.channels.Channels;
import tributary.backend.playback.MediaAddresses;
import tributary.backend.videos.Video;

/// Makes the cards of a list with one look-up of all its channels.
@Component
class VideoCards {

    private final Channels channels;
    private final Clock clock = Clock.systemUTC();

    VideoCards(Channels channels) {
        this.channels = channels;
    }

    List<VideoCard> of(List<Video> videos) {
        var channelOf = channels.findAll(videos.stream().map(Video::channelId).collect(Collectors.toSet()));
        var locale = LocaleContextHolder.getLocale();
        return videos.stream().map(video -> card(video, channelOf, locale)).toList();
    }

    Age age(Video video) {
        return age(video, LocaleContextHolder.getLocale());
    }

    private Age age(Video video, Locale locale) {
        var since = Objects.requireNonNullElse(video.publishedAt(), video.createdAt());
        return Age.of(since, clock.instant(), locale);
    }

    private VideoCard card(Video video, Map<Long, Channel> channelOf, Locale locale) {
        var channel = Objects.requireNonNull(channelOf.get(video.channelId()), "a video without its channel");
        return new VideoCard(
                "/w/" + video.shortUuid(),
                video.name(),
                MediaAddresses.poster(video),
                video.posterWidth(),
                video.posterHeight(),
                Length.of(video.durationSeconds()),
                channel.displayName(),
                "/c/" + channel.handle(),
                video.views(),
                age(video, locale),
                null);
    }
}
