/// Who watches what now: one line to the site from every open page of a player, counted per page and not per address or
/// account. From that count follows whether a page may look for others at all, and over the same line pages learn that
/// a video is not to be seen any more.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "settings", "accounts", "channels", "videos"})
package tributary.backend.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
