/// How a small team keeps the site clean: reports and the cases that they make, decisions with their reasons, undoing
/// and appeals, what is looked at before it is published, and the people of the site.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "settings",
            "mail",
            "accounts",
            "audit",
            "notifications",
            "webhooks",
            "storage",
            "channels",
            "videos",
            "uploads",
            "playback"
        })
package tributary.backend.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
