/// What people are told, on the site and by mail, as each of them wants it; and a digest for moderators.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "settings", "accounts", "mail"})
package tributary.backend.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
