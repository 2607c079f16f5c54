package tributary.backend.offload;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/// Turns claims into figures that are possible.
///
/// Nobody watches longer than its page is known, or gets more media than that time needs; all pages of a video together
/// get no more by HTTP than the site served of it, and none gets more from others than the others say they gave. A
/// claim
/// that is not possible yet may be so at the next report: claims are totals, and the difference counts.
final class Ledger {

    /// Seconds that a page may be ahead of what the site knows of it: it was there before its first report.
    private static final double GRACE = 60;

    /// A line of 1 Gbit/s.
    private static final double MOST_SENT_PER_SECOND = 125_000_000;

    private static final int SLOWEST_START = 120_000;
    private static final int MOST_EVENTS_PER_SECOND = 2;
    private static final int VIDEOS = 10_000;

    private final Clock clock;
    private final Map<PageKey, PageBook> pages;
    private final Map<Long, VideoBook> videos = bounded(VIDEOS);
    private Map<DayKey, Tally> counted = new HashMap<>();

    Ledger(Clock clock, int rememberedPages) {
        this.clock = clock;
        this.pages = bounded(rememberedPages);
    }

    record DayKey(long videoId, LocalDate day) {}

    private record PageKey(long videoId, String page) {}

    /// What was believed of a page so far.
    private static final class PageBook {
        final Instant first;
        double watched;
        long http;
        long seeder;
        long peers;
        long sent;
        boolean started;
        long stalls;
        long stalled;
        long switches;

        PageBook(Instant first) {
            this.first = first;
        }
    }

    private static final class VideoBook {
        long served;
        long http;
        long sent;
        long peers;
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /// Bytes of a video that the site sent by HTTP.
    synchronized void served(long videoId, long bytes) {
        video(videoId).served += bytes;
        count(videoId, Tally.served(bytes));
    }

    /// @param bytesPerSecond of the richest rendition
    synchronized void claim(long videoId, String page, double bytesPerSecond, Claim claim) {
        var now = clock.instant();
        var key = new PageKey(videoId, page);
        var known = pages.containsKey(key);
        var book = pages.computeIfAbsent(key, _ -> new PageBook(now));
        var video = video(videoId);
        var present = GRACE + (now.toEpochMilli() - book.first.toEpochMilli()) / 1000.0;

        var watched = grown(book.watched, Math.min(claim.watched(), present));
        var media = (long) (bytesPerSecond * (watched + GRACE));
        var http = grown(
                book.http, Math.min(Math.min(claim.http(), media), book.http + Math.max(0, video.served - video.http)));
        var seeder = grown(book.seeder, Math.min(claim.seeder(), media));
        var given = (video.sent - book.sent) - (video.peers - book.peers);
        var peers = grown(book.peers, Math.min(Math.min(claim.peers(), media), given));
        var sent = grown(book.sent, Math.min(claim.sent(), (long) (MOST_SENT_PER_SECOND * present)));
        var events = (long) (MOST_EVENTS_PER_SECOND * present);
        var stalls = grown(book.stalls, Math.min(claim.stalls(), events));
        var stalled = grown(book.stalled, (long) Math.min(claim.stalled(), present * 1000));
        var switches = grown(book.switches, Math.min(claim.switches(), events));
        var starts = !book.started && claim.start() >= 0 && claim.start() <= SLOWEST_START;

        count(
                videoId,
                new Tally(
                        known ? 0 : 1,
                        (long) watched - (long) book.watched,
                        peers - book.peers,
                        seeder - book.seeder,
                        http - book.http,
                        sent - book.sent,
                        0,
                        starts ? 1 : 0,
                        starts ? (long) claim.start() : 0,
                        stalls - book.stalls,
                        stalled - book.stalled,
                        switches - book.switches));
        video.http += http - book.http;
        video.peers += peers - book.peers;
        video.sent += sent - book.sent;
        book.watched = watched;
        book.http = http;
        book.seeder = seeder;
        book.peers = peers;
        book.sent = sent;
        book.stalls = stalls;
        book.stalled = stalled;
        book.switches = switches;
        book.started |= starts;
    }

    /// What was counted since the last call.
    synchronized Map<DayKey, Tally> take() {
        var taken = counted;
        counted = new HashMap<>();
        return taken;
    }

    /// Puts back what could not be written.
    synchronized void giveBack(Map<DayKey, Tally> tallies) {
        tallies.forEach((key, tally) -> counted.merge(key, tally, Tally::plus));
    }

    private VideoBook video(long videoId) {
        return videos.computeIfAbsent(videoId, _ -> new VideoBook());
    }

    private void count(long videoId, Tally tally) {
        if (!tally.equals(Tally.NOTHING)) {
            counted.merge(
                    new DayKey(videoId, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)), tally, Tally::plus);
        }
    }

    private static long grown(long before, long claimed) {
        return Math.max(before, claimed);
    }

    private static double grown(double before, double claimed) {
        return Math.max(before, claimed);
    }
}
