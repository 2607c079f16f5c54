package tributary.protocol.tracker;

import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

/// `GET /announce?…` (BEP 3).
///
/// @param port on which the peer takes connections, 1 to 65535
/// @param complete whether `left` is 0
/// @param compact whether peers are wanted as bytes (BEP 23) and not as dictionaries
/// @param withPeerIds whether those dictionaries shall have peer ids
/// @param wanted how many peers, -1 if the peer leaves it to the tracker
/// @param address what the peer says is its address; trusted only if the site itself says so
/// @param token the site's leave to join, if one was sent
public record HttpAnnounce(
        InfoHash infoHash,
        PeerId peerId,
        int port,
        AnnounceEvent event,
        boolean complete,
        boolean compact,
        boolean withPeerIds,
        int wanted,
        @Nullable String address,
        @Nullable String token) {

    /// @param query what follows the question mark
    /// @throws MalformedMessage if a field that BEP 3 demands is missing or wrong
    public static HttpAnnounce read(String query) throws MalformedMessage {
        var parameters = new QueryString(query);
        var infoHash = twentyBytes(parameters, "info_hash");
        var peerId = twentyBytes(parameters, "peer_id");
        var port = parameters.number("port");
        if (port < 1 || port > 0xffff) {
            throw new MalformedMessage("invalid port");
        }
        var event = AnnounceEvent.of(parameters.text("event"));
        if (event == null) {
            throw new MalformedMessage("invalid event");
        }
        return new HttpAnnounce(
                InfoHash.of(infoHash),
                PeerId.of(peerId),
                (int) port,
                event,
                parameters.number("left") == 0,
                parameters.number("compact") == 1,
                parameters.number("no_peer_id") != 1,
                (int) Math.min(parameters.number("numwant"), Integer.MAX_VALUE),
                parameters.text("ip"),
                parameters.text("token"));
    }

    private static byte[] twentyBytes(QueryString parameters, String name) throws MalformedMessage {
        var values = parameters.all(name);
        if (values.size() != 1 || values.getFirst().length != 20) {
            throw new MalformedMessage("invalid " + name);
        }
        return values.getFirst();
    }
}
