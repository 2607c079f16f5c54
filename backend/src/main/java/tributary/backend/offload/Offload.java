package tributary.backend.offload;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.site.Throttle;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.Video;

/// Where the bytes of videos came from.
@Component
public class Offload {

    private static final Logger log = LoggerFactory.getLogger(Offload.class);
    private static final double BITS = 8;

    private final OffloadRows rows;
    private final Renditions renditions;
    private final Throttle throttle;
    private final Ledger ledger;

    Offload(OffloadRows rows, Renditions renditions, OffloadSettings settings, Clock clock) {
        this.rows = rows;
        this.renditions = renditions;
        this.throttle = new Throttle(settings.reports(), clock);
        this.ledger = new Ledger(clock, settings.rememberedPages());
    }

    /// A video's figures, oldest day first; days without any are left out.
    public List<OffloadDay> ofVideo(long videoId, LocalDate from, LocalDate to) {
        return rows.ofVideo(videoId, from, to);
    }

    /// All videos' figures together, as [#ofVideo].
    public List<OffloadDay> ofSite(LocalDate from, LocalDate to) {
        return rows.ofSite(from, to);
    }

    /// The videos that viewers got most of, most first.
    public List<OffloadVideo> byVideo(LocalDate from, LocalDate to, int count) {
        return rows.byVideo(from, to, count);
    }

    /// The site sent bytes of a video's media by HTTP.
    public void served(long videoId, long bytes) {
        ledger.served(videoId, bytes);
    }

    /// A page reports; too many reports of one address are left aside.
    ///
    /// @param page what it calls itself as long as it is open
    /// @param asker as [tributary.backend.site.Asker] gives it
    public void claim(Video video, String page, Claim claim, String asker) {
        if (throttle.take(asker).isPresent()) {
            return;
        }
        var richest = renditions.published(video.id()).stream()
                .mapToLong(Rendition::peakBitsPerSecond)
                .max()
                .orElse(0);
        ledger.claim(video.id(), page, richest / BITS, claim);
    }

    @Scheduled(fixedDelayString = "${tributary.offload.flush-every:10s}")
    void flush() {
        var counted = ledger.take();
        if (counted.isEmpty()) {
            return;
        }
        try {
            rows.add(counted);
        } catch (DataAccessException failure) {
            ledger.giveBack(counted);
            log.warn("Figures about sharing could not be written; they are kept for the next attempt", failure);
        }
    }

    @PreDestroy
    void flushAtLast() {
        flush();
    }
}
