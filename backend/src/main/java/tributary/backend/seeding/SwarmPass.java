package tributary.backend.seeding;

import java.time.Instant;
import java.util.List;

/// What a page needs to join the swarms of one video.
///
/// @param token to send with every announce; good for all renditions of this video and no other
/// @param expiresAt fetch a new pass before
/// @param seederPeerIds forty hexadecimal digits each: by these ids the page knows the site's own seeders
/// @param viewers pages in the video's swarms now, the asking one included if it is in one
public record SwarmPass(String token, Instant expiresAt, List<String> seederPeerIds, int viewers) {

    public SwarmPass {
        seederPeerIds = List.copyOf(seederPeerIds);
    }
}
