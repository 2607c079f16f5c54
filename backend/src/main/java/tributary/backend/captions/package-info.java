/// Captions of videos: subtitle files that creators add or sources bring, made into plain WebVTT, one for each
/// language.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "accounts", "storage", "videos", "transcoding"})
package tributary.backend.captions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
