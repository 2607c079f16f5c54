/// The pages for viewers: home, search, watch, channel, account and embed.
@NullMarked
package tributary.backend.playback.web;

import org.jspecify.annotations.NullMarked;
