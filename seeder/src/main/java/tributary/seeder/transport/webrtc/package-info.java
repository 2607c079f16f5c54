/// Peers in browsers, over WebRTC data channels made by webrtc-java 0.14.0, which is native code with sharp edges: each
/// class here says which of them it keeps away from the rest.
@NullMarked
package tributary.seeder.transport.webrtc;

import org.jspecify.annotations.NullMarked;
