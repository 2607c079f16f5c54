/// What peers, trackers and workers say to each other: bytes in, records out; records in, bytes out.
@NullMarked
package tributary.protocol;

import org.jspecify.annotations.NullMarked;
