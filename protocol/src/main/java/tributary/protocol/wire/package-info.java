/// What BitTorrent peers say to each other: BEP 3, the fast extension (BEP 6), the extension protocol (BEP 10),
/// metadata exchange (BEP 9) and `lt_donthave` (BEP 54). Bytes in, records out; records in, bytes out.
@NullMarked
package tributary.protocol.wire;

import org.jspecify.annotations.NullMarked;
