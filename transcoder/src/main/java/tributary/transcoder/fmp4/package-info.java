/// Reads finished fragmented MP4 files and says whether they are what players and torrents rely on.
@NullMarked
package tributary.transcoder.fmp4;

import org.jspecify.annotations.NullMarked;
