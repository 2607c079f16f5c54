package tributary.backend.torrents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.backend.site.Refused;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.videos.Video;
import tributary.backend.videos.Videos;
import tributary.protocol.InfoHash;
import tributary.protocol.magnet.Magnet;
import tributary.protocol.metainfo.Metainfo;

/// All torrents. A video that its owner does not let viewers share has none.
@Component
public class Torrents {

    private final TorrentRows rows;
    private final Videos videos;
    private final SiteTracker tracker;

    Torrents(TorrentRows rows, Videos videos, SiteTracker tracker) {
        this.rows = rows;
        this.videos = videos;
        this.tracker = tracker;
    }

    /// In the order of the renditions, highest first.
    public List<Torrent> ofVideo(long videoId) {
        return rows.ofVideos(List.of(videoId));
    }

    /// As [#ofVideo] for many videos at once; a video without any is not in the map.
    public Map<Long, List<Torrent>> ofVideos(Collection<Long> videoIds) {
        var found = new HashMap<Long, List<Torrent>>();
        for (var torrent : rows.ofVideos(videoIds)) {
            found.computeIfAbsent(torrent.videoId(), _ -> new ArrayList<>()).add(torrent);
        }
        return found;
    }

    public Optional<Torrent> byInfoHash(InfoHash infoHash) {
        return rows.byInfoHash(infoHash);
    }

    /// The `.torrent` with trackers and web seed of that address.
    ///
    /// @param publicAddress `https://host[:port]`
    /// @throws Refused 404 if it is gone meanwhile
    public byte[] file(Torrent torrent, String publicAddress) {
        var stored = rows.stored(torrent.renditionId()).orElseThrow(Torrents::gone);
        var video = video(torrent);
        return new Metainfo(
                        stored.info(),
                        tracker.announceList(publicAddress),
                        List.of(webSeed(torrent, video, publicAddress)),
                        stored.createdAt(),
                        "Tributary",
                        publicAddress + "/w/" + video.shortUuid())
                .encode();
    }

    /// @param publicAddress `https://host[:port]`
    /// @throws Refused 404 if it is gone meanwhile
    public String magnet(Torrent torrent, String publicAddress) {
        var video = video(torrent);
        return new Magnet(
                        torrent.infoHash(),
                        video.name(),
                        tracker.announceList(publicAddress).stream()
                                .flatMap(List::stream)
                                .toList(),
                        List.of(webSeed(torrent, video, publicAddress)),
                        List.of(publicAddress + "/torrents/" + torrent.infoHash() + ".torrent"))
                .toUri();
    }

    private Video video(Torrent torrent) {
        return videos.find(torrent.videoId()).orElseThrow(Torrents::gone);
    }

    private static Refused gone() {
        return Refused.notFound("There is no such torrent any more.");
    }

    private static String webSeed(Torrent torrent, Video video, String publicAddress) {
        return publicAddress + "/media/" + video.uuid() + "/" + torrent.name();
    }
}
