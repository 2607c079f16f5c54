/// Who watches together: how many viewers each swarm has, which swarms the site's own seeders shall hold, and the
/// passes by which pages join.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "workers",
            "storage",
            "accounts",
            "channels",
            "videos",
            "presence",
            "transcoding",
            "tracking",
            "torrents"
        })
package tributary.backend.seeding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
