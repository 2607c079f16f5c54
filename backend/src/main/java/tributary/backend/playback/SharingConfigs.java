package tributary.backend.playback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.backend.presence.Presence;
import tributary.backend.presence.SharingSettings;
import tributary.backend.seeding.SwarmPass;
import tributary.backend.seeding.Swarms;
import tributary.backend.settings.LiveSettings;
import tributary.backend.videos.Video;

/// What a page's player is told about sharing.
@Component
class SharingConfigs {

    private static final String TRACKER = "/announce";

    private final Swarms swarms;
    private final Presence presence;
    private final LiveSettings settings;

    SharingConfigs(Swarms swarms, Presence presence, LiveSettings settings) {
        this.swarms = swarms;
        this.presence = presence;
        this.settings = settings;
    }

    /// @param embedded whether the player stands in another page
    PlayerConfig.PeerToPeer of(Video video, boolean hasTorrents, boolean embedded) {
        var sharing = settings.of(SharingSettings.class);
        var pass = hasTorrents ? swarms.pass(video) : Optional.<SwarmPass>empty();
        var api = "/api/v1/videos/" + video.uuid();
        return new PlayerConfig.PeerToPeer(
                pass.isPresent(),
                TRACKER,
                api + "/swarm",
                pass.map(SwarmPass::token).orElse(null),
                pass.map(SwarmPass::expiresAt).orElse(null),
                pass.map(SwarmPass::seederPeerIds).orElse(List.of()),
                List.of(),
                api + "/presence",
                sharing.others(),
                presence.pages(video.id()),
                sharing.consent().name().toLowerCase(Locale.ROOT),
                !embedded || sharing.embeds(),
                sharing.uploadBytesPerSecond(),
                sharing.rungCap());
    }
}
