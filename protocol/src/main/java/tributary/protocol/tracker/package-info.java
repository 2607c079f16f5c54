/// What peers say to a tracker and hear from it: WebTorrent's JSON over WebSocket, HTTP (BEP 3, 7, 23, 48) and UDP
/// (BEP 15).
///
/// Readers are tolerant where programs in use differ and strict about what is passed on to others; writers are strict.
@NullMarked
package tributary.protocol.tracker;

import org.jspecify.annotations.NullMarked;
