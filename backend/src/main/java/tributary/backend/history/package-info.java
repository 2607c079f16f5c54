/// What signed-in viewers have watched and how far, for those who want it remembered.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "accounts", "videos"})
package tributary.backend.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
