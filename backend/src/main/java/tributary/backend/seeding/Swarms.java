package tributary.backend.seeding;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.backend.presence.Presence;
import tributary.backend.torrents.SwarmGroup;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoSharing;
import tributary.protocol.PeerId;

/// The swarms of videos as pages see them.
@Component
public class Swarms {

    private final SiteTracker tracker;
    private final Presence presence;
    private final Seeders seeders;
    private final VideoSharing sharing;

    Swarms(SiteTracker tracker, Presence presence, Seeders seeders, VideoSharing sharing) {
        this.sharing = sharing;
        this.tracker = tracker;
        this.presence = presence;
        this.seeders = seeders;
    }

    /// Empty for a video that is not shared, or is held back or blocked.
    public Optional<SwarmPass> pass(Video video) {
        if (!sharing.isShared(video) || video.held() || video.isBlocked()) {
            return Optional.empty();
        }
        var token = tracker.viewerToken(SwarmGroup.of(video));
        return Optional.of(new SwarmPass(
                token.text(),
                token.expiresAt(),
                seeders.peerIds().stream().map(PeerId::toHex).toList(),
                presence.pages(video.id())));
    }
}
