/// Torrent files (BEP 3, 12, 19): what they say, how they are written and read, and the hashes of their pieces.
@NullMarked
package tributary.protocol.metainfo;

import org.jspecify.annotations.NullMarked;
