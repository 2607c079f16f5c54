/// Makes renditions of sources: a queue of jobs that workers lease, and what came of them.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "settings", "accounts", "storage", "videos", "uploads"})
package tributary.backend.transcoding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
