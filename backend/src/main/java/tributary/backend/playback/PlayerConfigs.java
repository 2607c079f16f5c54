package tributary.backend.playback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;
import tributary.backend.seeding.SwarmPass;
import tributary.backend.seeding.Swarms;
import tributary.backend.torrents.Torrent;
import tributary.backend.torrents.Torrents;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoState;

/// Makes a page's player configuration from what is published of a video.
@Component
public class PlayerConfigs {

    private static final String TRACKER = "/announce";

    private final Renditions renditions;
    private final Torrents torrents;
    private final Swarms swarms;
    private final PlayerExtras extras;
    private final NextVideo next;

    PlayerConfigs(Renditions renditions, Torrents torrents, Swarms swarms, PlayerExtras extras, NextVideo next) {
        this.renditions = renditions;
        this.torrents = torrents;
        this.swarms = swarms;
        this.extras = extras;
        this.next = next;
    }

    /// Empty as long as there is nothing to play.
    public Optional<PlayerConfig> of(Video video, @Nullable SignedIn viewer) {
        var published = renditions.published(video.id());
        if (published.isEmpty() || video.state() != VideoState.PUBLISHED) {
            return Optional.empty();
        }
        var torrentOf = torrents.ofVideo(video.id()).stream()
                .collect(Collectors.toMap(Torrent::renditionId, Function.identity()));
        return Optional.of(new PlayerConfig(
                new PlayerConfig.Subject(video.uuid(), video.shortUuid(), video.name(), video.durationSeconds()),
                MediaAddresses.master(video, published),
                MediaAddresses.file(video, published.get(published.size() / 2)),
                MediaAddresses.poster(video),
                next.after(video).orElse(null),
                published.stream().map(rung -> rung(video, rung, torrentOf)).toList(),
                peerToPeer(video, !torrentOf.isEmpty()),
                extras.captions(video),
                extras.chapters(video),
                extras.storyboard(video),
                extras.resume(video, viewer)));
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

    private PlayerConfig.PeerToPeer peerToPeer(Video video, boolean hasTorrents) {
        var pass = hasTorrents ? swarms.pass(video) : Optional.<SwarmPass>empty();
        return new PlayerConfig.PeerToPeer(
                pass.isPresent(),
                TRACKER,
                "/api/v1/videos/" + video.uuid() + "/swarm",
                pass.map(SwarmPass::token).orElse(null),
                pass.map(SwarmPass::expiresAt).orElse(null),
                pass.map(SwarmPass::seederPeerIds).orElse(List.of()),
                List.of());
    }
}
