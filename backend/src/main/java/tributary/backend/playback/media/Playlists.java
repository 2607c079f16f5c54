package tributary.backend.playback.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Segment;

/// HLS playlists (RFC 8216) over renditions of one file each: segments are byte ranges of it. Addresses are relative.
public final class Playlists {

    private Playlists() {}

    /// @param renditions at least one
    public static String master(List<Rendition> renditions) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (var rendition : inOrder(renditions)) {
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(rendition.peakBitsPerSecond());
            text.append(",AVERAGE-BANDWIDTH=").append(rendition.averageBitsPerSecond());
            text.append(",CODECS=\"").append(rendition.codecs()).append('"');
            if (rendition.width() > 0) {
                text.append(",RESOLUTION=").append(rendition.width());
                text.append('x').append(rendition.pictureHeight());
            }
            if (rendition.framesPerSecond() > 0) {
                text.append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", rendition.framesPerSecond()));
            }
            text.append('\n').append(rendition.fileUuid()).append('-').append(rendition.height());
            text.append(".m3u8\n");
        }
        return text.toString();
    }

    /// The one to start with (players without an estimate take the first variant), then the others from the best down.
    private static List<Rendition> inOrder(List<Rendition> renditions) {
        var order = new ArrayList<>(renditions);
        order.sort(Comparator.comparingInt(Rendition::height).reversed());
        var first = FirstRung.of(order, Rendition::height);
        order.remove(first);
        order.addFirst(first);
        return order;
    }

    public static String media(Rendition rendition) {
        var file = rendition.fileUuid() + "-" + rendition.height() + "-fragmented.mp4";
        var longest = rendition.segments().stream()
                .mapToDouble(Segment::durationSeconds)
                .max()
                .orElse(1);
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        text.append("#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-TARGETDURATION:");
        text.append(Math.max(1, (long) Math.ceil(longest)));
        text.append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-MAP:URI=\"").append(file);
        text.append("\",BYTERANGE=\"").append(rendition.initLength()).append("@0\"\n");
        for (var segment : rendition.segments()) {
            text.append(String.format(Locale.ROOT, "#EXTINF:%.6f,\n", segment.durationSeconds()));
            text.append("#EXT-X-BYTERANGE:").append(segment.length());
            text.append('@').append(segment.offset()).append('\n').append(file).append('\n');
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }
}
