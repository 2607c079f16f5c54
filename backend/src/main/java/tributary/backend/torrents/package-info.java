/// One torrent per rendition of every video that viewers share: hashing, `.torrent` files, magnet links, and telling
/// the tracker which swarms are ours.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "settings",
            "storage",
            "accounts",
            "channels",
            "videos",
            "presence",
            "transcoding",
            "tracking"
        })
package tributary.backend.torrents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
