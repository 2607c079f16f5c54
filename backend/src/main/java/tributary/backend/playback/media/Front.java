package tributary.backend.playback.media;

import org.springframework.stereotype.Component;
import tributary.backend.torrents.Torrent;
import tributary.backend.torrents.Torrents;
import tributary.backend.transcoding.Rendition;

/// The front of a rendition's file: its head and the first fragment, in whole pieces. It has an address of its own,
/// because a page's headers can have that asked for before the player is there, which they cannot with a range.
@Component
public class Front {

    /// Bytes that the player takes at once where there is no torrent.
    private static final int USUAL_PIECE = 256 << 10;

    private final Torrents torrents;

    Front(Torrents torrents) {
        this.torrents = torrents;
    }

    /// @return bytes
    public long length(Rendition rendition) {
        var piece = torrents.ofVideo(rendition.videoId()).stream()
                .filter(torrent -> torrent.renditionId() == rendition.id())
                .mapToInt(Torrent::pieceLength)
                .findFirst()
                .orElse(USUAL_PIECE);
        return length(rendition, piece);
    }

    /// @param pieceLength 0 where there is no torrent
    public static long length(Rendition rendition, int pieceLength) {
        var first = rendition.segments().getFirst();
        long piece = pieceLength > 0 ? pieceLength : USUAL_PIECE;
        return Math.min(rendition.size(), Math.ceilDiv(first.offset() + first.length(), piece) * piece);
    }
}
