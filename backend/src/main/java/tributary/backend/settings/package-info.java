/// Settings that change while the site runs: registered by modules as typed records, kept in the database with all
/// their
/// earlier values, overruled by the environment. Other machines of the same site follow within two seconds.
@NullMarked
@ApplicationModule(allowedDependencies = {"site"})
package tributary.backend.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
