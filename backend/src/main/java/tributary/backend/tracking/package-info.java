/// The tracker inside the site: its start and end, which swarms it admits, the tokens by which pages and seeders join,
/// and its second door on the site's own port. It knows info hashes and no videos.
@NullMarked
@ApplicationModule(allowedDependencies = {"site"})
package tributary.backend.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
