package tributary.backend.seeding;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.backend.torrents.OpenSwarms;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;
import tributary.protocol.PeerId;

/// The swarms of videos as pages see them.
@Component
public class Swarms {

    private final SiteTracker tracker;
    private final OpenSwarms open;
    private final Seeders seeders;

    Swarms(SiteTracker tracker, OpenSwarms open, Seeders seeders) {
        this.tracker = tracker;
        this.open = open;
        this.seeders = seeders;
    }

    /// Empty for a private video, which has no swarms.
    public Optional<SwarmPass> pass(Video video) {
        if (video.privacy() == Privacy.PRIVATE) {
            return Optional.empty();
        }
        var token = tracker.viewerToken(video.uuid());
        return Optional.of(new SwarmPass(
                token.text(),
                token.expiresAt(),
                seeders.peerIds().stream().map(PeerId::toHex).toList(),
                viewers(video.id())));
    }

    /// Pages that are in a swarm of the video now. A page that changes renditions counts twice for a moment.
    public int viewers(long videoId) {
        return open.ofVideo(videoId).stream()
                .mapToInt(infoHash -> tracker.counts(infoHash).webPeers())
                .sum();
    }
}
