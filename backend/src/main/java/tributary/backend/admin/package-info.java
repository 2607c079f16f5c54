/// The dashboard: what needs a decision, whether everything works, what it costs, and the settings. Uses every module
/// and
/// is used by none; modules with pages of their own register an [tributary.backend.site.AdminPage].
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "settings",
            "accounts",
            "audit",
            "mail",
            "notifications",
            "workers",
            "storage",
            "channels",
            "videos",
            "transcoding",
            "tracking",
            "torrents",
            "seeding",
            "webhooks",
            "offload"
        })
package tributary.backend.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
