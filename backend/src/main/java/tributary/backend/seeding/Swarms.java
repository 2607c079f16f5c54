package tributary.backend.seeding;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.backend.presence.Presence;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;
import tributary.protocol.PeerId;

/// The swarms of videos as pages see them.
@Component
public class Swarms {

    private final SiteTracker tracker;
    private final Presence presence;
    private final Seeders seeders;

    Swarms(SiteTracker tracker, Presence presence, Seeders seeders) {
        this.tracker = tracker;
        this.presence = presence;
        this.seeders = seeders;
    }

    /// Empty for a video that has no swarms: a private one, one that is held back or blocked.
    public Optional<SwarmPass> pass(Video video) {
        if (video.privacy() == Privacy.PRIVATE || video.held() || video.isBlocked()) {
            return Optional.empty();
        }
        var token = tracker.viewerToken(video.uuid());
        return Optional.of(new SwarmPass(
                token.text(),
                token.expiresAt(),
                seeders.peerIds().stream().map(PeerId::toHex).toList(),
                presence.pages(video.id())));
    }
}
