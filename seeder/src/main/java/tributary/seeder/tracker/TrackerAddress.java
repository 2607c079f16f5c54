package tributary.seeder.tracker;

import java.net.URI;
import tributary.protocol.PeerId;

/// Where and as whom to announce; the site says so with each answer.
///
/// @param webSocket `ws` or `wss` address of the tracker
/// @param self the id that pages know as the site's own
/// @param token sent with every announce, never logged
public record TrackerAddress(URI webSocket, PeerId self, String token) {

    /// The same tracker's HTTP address.
    URI http() {
        return URI.create(webSocket.toString().replaceFirst("^ws", "http"));
    }

    @Override
    public String toString() {
        return webSocket + " as " + self;
    }
}
