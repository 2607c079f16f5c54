package tributary.protocol.tracker;

import java.util.ArrayList;
import java.util.List;
import tributary.protocol.InfoHash;

/// `GET /scrape?…` (BEP 48).
///
/// @param infoHashes none means all
public record HttpScrape(List<InfoHash> infoHashes) {

    /// @param query what follows the question mark
    /// @throws MalformedMessage if an info hash does not have twenty bytes
    public static HttpScrape read(String query) throws MalformedMessage {
        var infoHashes = new ArrayList<InfoHash>();
        for (var value : new QueryString(query).all("info_hash")) {
            if (value.length != InfoHash.LENGTH) {
                throw new MalformedMessage("invalid info_hash");
            }
            infoHashes.add(InfoHash.of(value));
        }
        return new HttpScrape(List.copyOf(infoHashes));
    }
}
