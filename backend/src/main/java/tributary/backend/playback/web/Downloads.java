package tributary.backend.playback.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.backend.playback.MediaAddresses;
import tributary.backend.torrents.Torrent;
import tributary.backend.torrents.Torrents;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;

/// What may be taken home of a video.
@Component
class Downloads {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private final Renditions renditions;
    private final Torrents torrents;

    Downloads(Renditions renditions, Torrents torrents) {
        this.renditions = renditions;
        this.torrents = torrents;
    }

    /// @param name proposed name of the file
    public record Download(
            String label,
            String size,
            String name,
            String file,
            @Nullable String torrent,
            @Nullable String magnet) {}

    /// Highest first; nothing if the creator does not want it. The swarm of a private video is for its pages alone.
    List<Download> of(Video video, String site) {
        if (!video.downloadEnabled()) {
            return List.of();
        }
        var known = video.privacy() == Privacy.PRIVATE ? List.<Torrent>of() : torrents.ofVideo(video.id());
        var torrentOf = known.stream().collect(Collectors.toMap(Torrent::renditionId, Function.identity()));
        var locale = LocaleContextHolder.getLocale();
        return renditions.published(video.id()).stream()
                .map(rendition -> {
                    var torrent = torrentOf.get(rendition.id());
                    return new Download(
                            rendition.height() + "p",
                            size(rendition.size(), locale),
                            video.shortUuid() + "-" + rendition.height() + "p.mp4",
                            MediaAddresses.file(video, rendition),
                            torrent == null ? null : MediaAddresses.torrent(torrent),
                            torrent == null ? null : torrents.magnet(torrent, site));
                })
                .toList();
    }

    /// Decimal units, three digits at most.
    static String size(long bytes, Locale locale) {
        var unit = 0;
        var value = (double) bytes;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(locale, value < 9.95 && unit > 0 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }
}
