/// What lets other programs find and embed videos: oEmbed, nodeinfo, feeds, robots.txt and the sitemap.
@NullMarked
package tributary.backend.playback.discovery;

import org.jspecify.annotations.NullMarked;
