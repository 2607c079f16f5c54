package tributary.backend.playback.api;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.AccountJson;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.ChannelJson;
import tributary.backend.channels.Channels;
import tributary.backend.history.WatchHistory;
import tributary.backend.playback.MediaAddresses;
import tributary.backend.torrents.Torrent;
import tributary.backend.torrents.Torrents;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoSharing;

/// Prints one video with its files.
@Component
class VideoDetailsPresenter {

    private static final String[] COMMENTS = {"Enabled", "Disabled", "Requires approval"};

    private final VideoPresenter videos;
    private final Renditions renditions;
    private final Torrents torrents;
    private final Channels channels;
    private final Accounts accounts;
    private final WatchHistory history;
    private final VideoSharing sharing;

    VideoDetailsPresenter(
            VideoPresenter videos,
            Renditions renditions,
            Torrents torrents,
            Channels channels,
            Accounts accounts,
            WatchHistory history,
            VideoSharing sharing) {
        this.sharing = sharing;
        this.videos = videos;
        this.renditions = renditions;
        this.torrents = torrents;
        this.channels = channels;
        this.accounts = accounts;
        this.history = history;
    }

    /// @param site the public address, without a trailing slash
    VideoDetails details(Video video, @Nullable SignedIn viewer, String site) {
        var account = accounts.find(video.accountId()).orElseThrow();
        var channel = channels.find(video.channelId()).orElseThrow();
        var published = renditions.published(video.id());
        var torrentOf = torrents.ofVideo(video.id()).stream()
                .collect(Collectors.toMap(Torrent::renditionId, Function.identity()));
        var files = published.stream()
                .map(rendition -> file(video, rendition, torrentOf.get(rendition.id()), site))
                .toList();
        var choice = sharing.of(video.id());
        var item = videos.item(
                video,
                video.description(),
                AccountJson.full(account, site),
                ChannelJson.full(channel, account, site),
                site);
        return new VideoDetails(
                item,
                video.support(),
                "/api/v1/videos/" + video.uuid() + "/description",
                video.tags(),
                video.commentsPolicy() != 2,
                new Labels.Choice(video.commentsPolicy(), COMMENTS[Math.clamp(video.commentsPolicy() - 1, 0, 2)]),
                video.downloadEnabled(),
                choice.allowed(),
                choice.allowedWhenPrivate(),
                video.waitTranscoding(),
                null,
                new Labels.Choice(video.state().id(), video.state().label()),
                trackers(site),
                files,
                playlists(video, published, files, site),
                video.isBlocked(),
                video.blockedReason(),
                history(video, viewer));
    }

    private VideoDetails.@Nullable UserHistory history(Video video, @Nullable SignedIn viewer) {
        var seconds = viewer == null
                ? null
                : history.positions(viewer, List.of(video.id())).get(video.id());
        return seconds == null ? null : new VideoDetails.UserHistory(seconds);
    }

    private static List<StreamingPlaylist> playlists(
            Video video, List<Rendition> published, List<VideoFile> files, String site) {
        if (published.isEmpty()) {
            return List.of();
        }
        var master = site + MediaAddresses.master(video, published);
        return List.of(new StreamingPlaylist(video.id(), 1, master, "", List.of(), files));
    }

    private VideoFile file(Video video, Rendition rendition, @Nullable Torrent torrent, String site) {
        var address = site + MediaAddresses.file(video, rendition);
        var torrentAddress = site + (torrent == null ? noTorrent(rendition) : MediaAddresses.torrent(torrent));
        return new VideoFile(
                rendition.id(),
                new VideoFile.Resolution(rendition.height(), label(rendition)),
                rendition.width(),
                rendition.pictureHeight(),
                rendition.size(),
                Math.round(rendition.framesPerSecond()),
                torrent == null ? null : torrents.magnet(torrent, site),
                torrentAddress,
                torrentAddress,
                address,
                address,
                site + MediaAddresses.playlist(video, rendition),
                null,
                rendition.hasAudio(),
                true,
                0);
    }

    private static String label(Rendition rendition) {
        return rendition.height() == 0 ? "Audio only" : rendition.height() + "p";
    }

    /// A private video is in no swarm, but the official command line tool waits until its first file
    /// has some torrent's address. This one is never found.
    private static String noTorrent(Rendition rendition) {
        return "/torrents/" + rendition.fileUuid() + "-" + rendition.height() + ".torrent";
    }

    private static List<String> trackers(String site) {
        var socket = (site.startsWith("https") ? "wss://" : "ws://")
                + URI.create(site).getAuthority();
        return List.of(site + "/announce", socket + "/announce");
    }
}
