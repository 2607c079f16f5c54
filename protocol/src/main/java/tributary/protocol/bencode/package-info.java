/// Bencoding (BEP 3): integers, byte strings, lists and dictionaries, read with limits and written canonically.
@NullMarked
package tributary.protocol.bencode;

import org.jspecify.annotations.NullMarked;
