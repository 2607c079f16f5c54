/// The seeder and the transcoder as the site sees them: the tokens by which they come in, and, where they run on the
/// same machine, the processes themselves. What they are told to do is their own modules' business.
@NullMarked
@ApplicationModule(allowedDependencies = {"site"})
package tributary.backend.workers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
