/// What sharing saves: where the bytes of each video came from, day by day, and how well it played. Pages claim, the
/// site believes what is possible.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "accounts", "channels", "videos", "transcoding"})
package tributary.backend.offload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
