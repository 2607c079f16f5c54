/// Receives source files: resumable, limited, durable. A received file becomes a video and is handed over by an event.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "accounts", "channels", "videos"})
package tributary.backend.uploads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
