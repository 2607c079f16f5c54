package tributary.backend.playback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;
import tributary.backend.playback.media.FirstRung;
import tributary.backend.playback.media.Front;
import tributary.backend.playback.media.Playlists;
import tributary.backend.torrents.Torrent;
import tributary.backend.torrents.Torrents;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoState;

/// Makes a page's player configuration from what is published of a video.
@Component
public class PlayerConfigs {

    /// Half an hour of them is some 30 KB, 5 KB compressed.
    private static final int MOST_SEGMENTS = 450;

    private final Renditions renditions;
    private final Torrents torrents;
    private final SharingConfigs sharing;
    private final PlayerExtras extras;
    private final NextVideo next;

    PlayerConfigs(
            Renditions renditions, Torrents torrents, SharingConfigs sharing, PlayerExtras extras, NextVideo next) {
        this.renditions = renditions;
        this.torrents = torrents;
        this.sharing = sharing;
        this.extras = extras;
        this.next = next;
    }

    /// Empty as long as there is nothing to play.
    ///
    /// @param embedded whether the player stands in another page
    public Optional<PlayerConfig> of(Video video, @Nullable SignedIn viewer, boolean embedded) {
        var published = renditions.published(video.id());
        if (published.isEmpty() || video.state() != VideoState.PUBLISHED) {
            return Optional.empty();
        }
        var torrentOf = torrents.ofVideo(video.id()).stream()
                .collect(Collectors.toMap(Torrent::renditionId, Function.identity()));
        var resume = extras.resume(video, viewer);
        return Optional.of(new PlayerConfig(
                new PlayerConfig.Subject(video.uuid(), video.shortUuid(), video.name(), video.durationSeconds()),
                MediaAddresses.master(video, published),
                MediaAddresses.file(video, published.get(published.size() / 2)),
                MediaAddresses.poster(video),
                next.after(video).orElse(null),
                playlists(video, published),
                resume == null || resume.seconds() == 0 ? first(video, published) : null,
                published.stream().map(rung -> rung(video, rung, torrentOf)).toList(),
                sharing.of(video, !torrentOf.isEmpty(), embedded),
                "/api/v1/videos/" + video.uuid() + "/offload",
                extras.captions(video),
                extras.chapters(video),
                extras.storyboard(video),
                resume));
    }

    private static PlayerConfig.First first(Video video, List<Rendition> published) {
        var rendition = FirstRung.of(published, Rendition::height);
        return new PlayerConfig.First(
                rendition.height(), MediaAddresses.front(video, rendition), Front.length(rendition));
    }

    /// Those that are read before anything plays, unless they are long.
    private static Map<String, String> playlists(Video video, List<Rendition> published) {
        var first = FirstRung.of(published, Rendition::height);
        if (first.segments().size() > MOST_SEGMENTS) {
            return Map.of();
        }
        return Map.of(
                MediaAddresses.master(video, published),
                Playlists.master(published),
                MediaAddresses.playlist(video, first),
                Playlists.media(first));
    }

    private static PlayerConfig.Rung rung(Video video, Rendition rendition, Map<Long, Torrent> torrentOf) {
        var torrent = torrentOf.get(rendition.id());
        return new PlayerConfig.Rung(
                rendition.height(),
                rendition.width(),
                rendition.peakBitsPerSecond(),
                rendition.averageBitsPerSecond(),
                rendition.size(),
                rendition.codecs(),
                MediaAddresses.file(video, rendition),
                MediaAddresses.playlist(video, rendition),
                torrent == null ? null : torrent.infoHash().toHex(),
                torrent == null ? null : MediaAddresses.torrent(torrent),
                torrent == null ? 0 : torrent.pieceLength());
    }
}
