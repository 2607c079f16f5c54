/// Chapters of videos: named by their creators, read from descriptions, or found in the files.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "accounts", "videos", "transcoding"})
package tributary.backend.chapters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
