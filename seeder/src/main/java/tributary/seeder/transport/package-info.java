/// Peers on their way to being served: swarms, the links in them, and the one loop that owns them all. How bytes travel
/// is the business of `webrtc` and `tcp` below.
@NullMarked
package tributary.seeder.transport;

import org.jspecify.annotations.NullMarked;
