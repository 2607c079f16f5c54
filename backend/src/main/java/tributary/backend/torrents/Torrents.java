package tributary.backend.torrents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.protocol.InfoHash;

/// All torrents. A private video has none.
@Component
public class Torrents {

    /// In the order of the renditions, highest first.
    public List<Torrent> ofVideo(long videoId) {
        return ofVideos(List.of(videoId)).getOrDefault(videoId, List.of());
    }

    /// As [#ofVideo] for many videos at once; a video without any is not in the map.
    public Map<Long, List<Torrent>> ofVideos(Collection<Long> videoIds) {
        return Map.of();
    }

    public Optional<Torrent> byInfoHash(InfoHash infoHash) {
        return Optional.empty();
    }

    /// The `.torrent` with trackers and web seed of that address.
    ///
    /// @param publicAddress `https://host[:port]`
    public byte[] file(Torrent torrent, String publicAddress) {
        return new byte[0];
    }

    /// @param publicAddress `https://host[:port]`
    public String magnet(Torrent torrent, String publicAddress) {
        return "";
    }
}
