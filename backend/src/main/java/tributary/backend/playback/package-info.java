/// What viewers meet: the home, search, channel, watch and embed pages, the configuration that a page
/// hands to its player, the read side of the public API, and the files by which other programs find
/// videos (oEmbed, nodeinfo, feeds, sitemap). Views are counted here.
@ApplicationModule(
        allowedDependencies = {
            "site",
            "settings",
            "storage",
            "accounts",
            "channels",
            "videos",
            "presence",
            "offload",
            "transcoding",
            "torrents",
            "seeding",
            "captions",
            "chapters",
            "history"
        })
@NullMarked
package tributary.backend.playback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
