/// Finished media by key: renditions and posters. Uploaded sources never come here.
@NullMarked
@ApplicationModule(allowedDependencies = {"site"})
package tributary.backend.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
