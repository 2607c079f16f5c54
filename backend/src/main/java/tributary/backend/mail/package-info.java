/// Letters by SMTP, HTML and plain text: queued in the sender's transaction, tried again for a day, shown to the
/// operator
/// when they fail.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "settings"})
package tributary.backend.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
