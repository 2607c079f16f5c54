package tributary.backend.playback.discovery;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.LocalName;
import tributary.backend.channels.Channel;
import tributary.backend.channels.Channels;
import tributary.backend.playback.MediaAddresses;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.InstanceSettings;
import tributary.backend.site.Refused;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.Videos;

/// Puts feeds together.
@Component
class FeedSource {

    private static final int ITEMS = 20;

    private final Videos videos;
    private final Channels channels;
    private final Accounts accounts;
    private final Renditions renditions;
    private final LiveSettings settings;

    FeedSource(Videos videos, Channels channels, Accounts accounts, Renditions renditions, LiveSettings settings) {
        this.videos = videos;
        this.channels = channels;
        this.accounts = accounts;
        this.renditions = renditions;
        this.settings = settings;
    }

    /// Whose videos are asked for; everybody's if nothing is given.
    record Whose(
            @Nullable String accountId,
            @Nullable String accountName,
            @Nullable String channelId,
            @Nullable String channelName) {}

    Feed feed(Whose whose, String site, String self) {
        var newest = VideoQuery.newest(0, ITEMS);
        if (whose.channelId() != null || whose.channelName() != null) {
            var channel = channel(whose, site).orElseThrow(() -> Refused.notFound("There is no such channel."));
            var text = Objects.requireNonNullElse(channel.description(), channel.displayName());
            return new Feed(
                    channel.displayName(),
                    text,
                    site + "/c/" + channel.handle(),
                    self,
                    items(newest.inChannel(channel.id()), site));
        }
        if (whose.accountId() != null || whose.accountName() != null) {
            var account = account(whose, site).orElseThrow(() -> Refused.notFound("There is no such account."));
            var text = Objects.requireNonNullElse(account.description(), account.displayName());
            return new Feed(
                    account.displayName(),
                    text,
                    site + "/a/" + account.username(),
                    self,
                    items(newest.ofAccount(account.id()), site));
        }
        return new Feed(
                settings.of(InstanceSettings.class).name(),
                settings.of(InstanceSettings.class).shortDescription(),
                site + "/",
                self,
                items(newest, site));
    }

    private Optional<Channel> channel(Whose whose, String site) {
        return whose.channelName() == null
                ? number(whose.channelId()).flatMap(channels::find)
                : LocalName.of(whose.channelName(), site).flatMap(channels::byHandle);
    }

    private Optional<Account> account(Whose whose, String site) {
        return whose.accountName() == null
                ? number(whose.accountId()).flatMap(accounts::find)
                : LocalName.of(whose.accountName(), site).flatMap(accounts::byUsername);
    }

    private static Optional<Long> number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private List<Feed.Item> items(VideoQuery query, String site) {
        var found = videos.somePublicVideos(query);
        var channelOf = channels.findAll(found.stream().map(Video::channelId).collect(Collectors.toSet()));
        var filesOf = renditions.publishedOf(found.stream().map(Video::id).toList());
        return found.stream()
                .map(video -> item(video, channelOf, filesOf, site))
                .toList();
    }

    private static Feed.Item item(
            Video video, Map<Long, Channel> channelOf, Map<Long, List<Rendition>> filesOf, String site) {
        var channel = Objects.requireNonNull(channelOf.get(video.channelId()), "a video without its channel");
        var largest = filesOf.getOrDefault(video.id(), List.of()).stream().findFirst();
        var poster = MediaAddresses.poster(video);
        return new Feed.Item(
                video.uuid().toString(),
                site + "/w/" + video.shortUuid(),
                site + "/videos/embed/" + video.shortUuid(),
                video.name(),
                Objects.requireNonNullElse(video.description(), ""),
                channel.displayName(),
                site + "/c/" + channel.handle(),
                Objects.requireNonNullElse(video.publishedAt(), video.createdAt()),
                video.updatedAt(),
                poster == null ? null : site + poster,
                largest.map(rendition -> site + MediaAddresses.file(video, rendition))
                        .orElse(null),
                largest.map(Rendition::size).orElse(0L),
                video.durationSeconds());
    }
}
