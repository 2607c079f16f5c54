/// The site's PostgreSQL: the bundled one, started and stopped with the site, or any external one through
/// `spring.datasource.url`; the lock on the data folder; and the refusal of a schema newer than the program.
@NullMarked
@ApplicationModule(allowedDependencies = {"site"})
package tributary.backend.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
