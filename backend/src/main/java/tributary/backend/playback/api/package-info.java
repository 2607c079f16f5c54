/// The read side of the public API, in the shapes that existing programs know from PeerTube.
@NullMarked
package tributary.backend.playback.api;

import org.jspecify.annotations.NullMarked;
