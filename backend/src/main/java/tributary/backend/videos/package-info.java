/// The video: what its creator says about it, its states, and who may see it.
///
/// Knows nothing of files: uploads, transcoding and torrents tell it what happened, and listen to its events.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "accounts", "channels"})
package tributary.backend.videos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
