package tributary.protocol.metainfo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.bencode.Bencode;
import tributary.protocol.bencode.BencodeDecoder;
import tributary.protocol.bencode.BencodeDictionary;
import tributary.protocol.bencode.BencodeException;
import tributary.protocol.bencode.BencodeLimits;
import tributary.protocol.bencode.BencodeList;
import tributary.protocol.bencode.BencodeString;

/// A `.torrent` file of one file (BEP 3).
///
/// @param info what the info hash is taken of
/// @param announceList trackers in tiers, best first (BEP 12); the very first is written as `announce` as well
/// @param urlList web seeds: addresses of the file itself (BEP 19)
/// @param creationDate when it was made, to the second
/// @param createdBy the program that made it
/// @param comment for people
public record Metainfo(
        InfoDictionary info,
        List<List<String>> announceList,
        List<String> urlList,
        @Nullable Instant creationDate,
        @Nullable String createdBy,
        @Nullable String comment) {

    public Metainfo {
        announceList = announceList.stream()
                .filter(tier -> !tier.isEmpty())
                .map(List::copyOf)
                .toList();
        urlList = List.copyOf(urlList);
    }

    public InfoHash infoHash() {
        return info.infoHash();
    }

    public byte[] encode() {
        var torrent = BencodeDictionary.builder().put("encoding", "UTF-8");
        if (!announceList.isEmpty()) {
            torrent.put("announce", announceList.getFirst().getFirst());
            torrent.put(
                    "announce-list",
                    new BencodeList(announceList.stream()
                            .<Bencode>map(BencodeList::ofTexts)
                            .toList()));
        }
        if (!urlList.isEmpty()) {
            torrent.put("url-list", BencodeList.ofTexts(urlList));
        }
        if (creationDate != null) {
            torrent.put("creation date", creationDate.getEpochSecond());
        }
        if (createdBy != null) {
            torrent.put("created by", createdBy);
        }
        if (comment != null) {
            torrent.put("comment", comment);
        }
        return torrent.put("info", info.dictionary()).build().encode();
    }

    /// @throws BencodeException if this is not a torrent of a single file in canonical encoding
    public static Metainfo parse(byte[] bytes) throws BencodeException {
        var torrent = BencodeDecoder.decodeDictionary(bytes, BencodeLimits.TORRENT);
        var info = torrent.dictionary("info").orElseThrow(() -> new BencodeException("there is no info dictionary"));
        return new Metainfo(
                InfoDictionary.parse(info),
                announceList(torrent),
                urlList(torrent),
                torrent.integer("creation date").map(Metainfo::instant).orElse(null),
                text(torrent, "created by"),
                text(torrent, "comment"));
    }

    private static List<List<String>> announceList(BencodeDictionary torrent) throws BencodeException {
        var tiers = new ArrayList<List<String>>();
        var list = torrent.list("announce-list");
        if (list.isPresent()) {
            for (var tier : list.get().values()) {
                var trackers = tier instanceof BencodeList names ? texts(names) : List.<String>of();
                if (!trackers.isEmpty()) {
                    tiers.add(trackers);
                }
            }
        }
        var single = text(torrent, "announce");
        if (tiers.isEmpty() && single != null) {
            tiers.add(List.of(single));
        }
        return tiers;
    }

    private static List<String> urlList(BencodeDictionary torrent) throws BencodeException {
        var list = torrent.list("url-list");
        if (list.isPresent()) {
            return texts(list.get());
        }
        var single = text(torrent, "url-list");
        return single == null || single.isEmpty() ? List.of() : List.of(single);
    }

    private static List<String> texts(BencodeList list) throws BencodeException {
        var texts = new ArrayList<String>();
        for (var value : list.values()) {
            if (value instanceof BencodeString string && string.length() > 0) {
                texts.add(string.text());
            }
        }
        return texts;
    }

    private static @Nullable String text(BencodeDictionary torrent, String key) throws BencodeException {
        var string = torrent.string(key);
        return string.isPresent() ? string.get().text() : null;
    }

    /// Nonsense dates occur in the wild and harm nobody; Instant's range is far wider than any real one.
    private static @Nullable Instant instant(long seconds) {
        return seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()
                ? null
                : Instant.ofEpochSecond(seconds);
    }
}
