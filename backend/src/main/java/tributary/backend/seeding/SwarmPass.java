package tributary.backend.seeding;

import java.time.Instant;
import java.util.List;

/// What a page needs to join the swarms of one video.
///
/// @param token to send with every announce; good for all renditions of this video and no other
/// @param expiresAt fetch a new pass before
/// @param seederPeerIds forty hexadecimal digits each: by these ids the page knows the site's own seeders
/// @param viewers pages that show the video now, whether or not they share, the asking one included
public record SwarmPass(String token, Instant expiresAt, List<String> seederPeerIds, int viewers) {

    public SwarmPass {
        seederPeerIds = List.copyOf(seederPeerIds);
    }
}
