package tributary.backend.seeding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;

/// The swarms of videos as pages see them.
@Component
public class Swarms {

    /// Empty for a private video, which has no swarms.
    public Optional<SwarmPass> pass(Video video) {
        return video.privacy() == Privacy.PRIVATE
                ? Optional.empty()
                : Optional.of(new SwarmPass("", Instant.now().plusSeconds(600), List.of(), viewers(video.id())));
    }

    /// Pages that are in a swarm of the video now. A page that changes renditions counts twice for a moment.
    public int viewers(long videoId) {
        return 0;
    }
}
