/// Magnet links to torrents.
@NullMarked
package tributary.protocol.magnet;

import org.jspecify.annotations.NullMarked;
