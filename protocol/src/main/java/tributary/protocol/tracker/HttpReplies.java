package tributary.protocol.tracker;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import tributary.protocol.InfoHash;
import tributary.protocol.bencode.Bencode;
import tributary.protocol.bencode.BencodeDictionary;
import tributary.protocol.bencode.BencodeList;
import tributary.protocol.bencode.BencodeString;

/// Writes what a tracker answers over HTTP, bencoded (BEP 3, 7, 23, 48).
public final class HttpReplies {

    /// Answer to an announce.
    ///
    /// @param interval seconds until the next announce is wanted
    /// @param minInterval seconds before which none is welcome
    /// @param complete peers that have everything
    /// @param incomplete all others
    /// @param peers some of them, of both families
    public record Announced(int interval, int minInterval, int complete, int incomplete, List<PeerAddress> peers) {}

    private HttpReplies() {}

    /// Peers as bytes: IPv4 in `peers` (BEP 23), IPv6 in `peers6` (BEP 7).
    public static byte[] compact(Announced reply) {
        var peers = new ByteArrayOutputStream();
        var peers6 = new ByteArrayOutputStream();
        for (var peer : reply.peers()) {
            var out = peer.ip().isV4() ? peers : peers6;
            out.writeBytes(peer.ip().toBytes());
            out.write(peer.port() >>> 8);
            out.write(peer.port());
        }
        var dictionary = counts(reply).put("peers", peers.toByteArray());
        if (peers6.size() > 0) {
            dictionary.put("peers6", peers6.toByteArray());
        }
        return dictionary.build().encode();
    }

    /// Peers as dictionaries (BEP 3).
    public static byte[] full(Announced reply, boolean withPeerIds) {
        var peers = reply.peers().stream()
                .<Bencode>map(peer -> dictionary(peer, withPeerIds))
                .toList();
        return counts(reply).put("peers", new BencodeList(peers)).build().encode();
    }

    private static BencodeDictionary dictionary(PeerAddress peer, boolean withPeerId) {
        var dictionary =
                BencodeDictionary.builder().put("ip", peer.ip().toString()).put("port", peer.port());
        if (withPeerId) {
            dictionary.put("peer id", peer.peerId().toBytes());
        }
        return dictionary.build();
    }

    private static BencodeDictionary.Builder counts(Announced reply) {
        return BencodeDictionary.builder()
                .put("interval", reply.interval())
                .put("min interval", reply.minInterval())
                .put("complete", reply.complete())
                .put("incomplete", reply.incomplete());
    }

    /// Answer to a scrape.
    ///
    /// @param minInterval seconds until the next one is welcome
    public static byte[] scrape(Map<InfoHash, ScrapedSwarm> swarms, int minInterval) {
        var files = BencodeDictionary.builder();
        swarms.forEach((infoHash, swarm) -> files.put(
                BencodeString.of(infoHash.toBytes()),
                BencodeDictionary.builder()
                        .put("complete", swarm.complete())
                        .put("downloaded", swarm.downloaded())
                        .put("incomplete", swarm.incomplete())
                        .build()));
        var flags = BencodeDictionary.builder().put("min_request_interval", minInterval);
        return BencodeDictionary.builder()
                .put("files", files.build())
                .put("flags", flags.build())
                .build()
                .encode();
    }

    /// Why a request was not granted.
    public static byte[] failure(String reason) {
        return BencodeDictionary.builder().put("failure reason", reason).build().encode();
    }
}
