package tributary.backend.playback;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.backend.torrents.Torrent;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Storyboard;
import tributary.backend.videos.Video;

/// The paths under which a video's files are served, each beginning with a slash.
///
/// Existing programs derive a rung's playlist from its file by name, so the names are part of the API.
public final class MediaAddresses {

    private MediaAddresses() {}

    public static String file(Video video, Rendition rendition) {
        return stem(video.uuid(), rendition.fileUuid()) + "-" + rendition.height() + "-fragmented.mp4";
    }

    public static String front(Video video, Rendition rendition) {
        return stem(video.uuid(), rendition.fileUuid()) + "-" + rendition.height() + "-front.mp4";
    }

    public static String playlist(Video video, Rendition rendition) {
        return stem(video.uuid(), rendition.fileUuid()) + "-" + rendition.height() + ".m3u8";
    }

    /// @param published the published rungs, highest first, at least one
    public static String master(Video video, List<Rendition> published) {
        return stem(video.uuid(), published.getFirst().fileUuid()) + "-master.m3u8";
    }

    public static @Nullable String poster(Video video) {
        return video.posterKey() == null ? null : "/media/" + video.posterKey();
    }

    public static String storyboard(Storyboard storyboard) {
        return "/media/" + storyboard.blobKey();
    }

    public static String torrent(Torrent torrent) {
        return "/torrents/" + torrent.infoHash().toHex() + ".torrent";
    }

    private static String stem(UUID video, UUID file) {
        return "/media/" + video + "/" + file;
    }
}
