package tributary.backend.admin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.backend.offload.Offload;
import tributary.backend.offload.OffloadDay;
import tributary.backend.offload.OffloadVideo;
import tributary.backend.site.Access;
import tributary.backend.site.AdminBox;
import tributary.backend.site.AdminFigure;

/// Where viewers' bytes came from in the last 30 days. A large site has a line per video and day.
@Component
public class OffloadFigures implements AdminBox {

    private static final int DAYS = 30;
    private static final int VIDEOS = 50;

    /// @param today null if nobody watched anything yet
    public record Month(
            List<OffloadDay> days,
            List<OffloadVideo> videos,
            @Nullable OffloadDay today,
            Instant at) {

        /// Bytes that the site did not have to send.
        public long saved() {
            return days.stream().mapToLong(OffloadDay::peerBytes).sum();
        }

        public long seeder() {
            return days.stream().mapToLong(OffloadDay::seederBytes).sum();
        }

        public long http() {
            return days.stream().mapToLong(OffloadDay::httpBytes).sum();
        }
    }

    private final Offload offload;
    private final Clock clock;
    private final Kept<Month> month;

    OffloadFigures(Offload offload, Clock clock) {
        this.offload = offload;
        this.clock = clock;
        this.month = new Kept<>(this::sums, clock);
    }

    public Month month() {
        return month.get();
    }

    private Month sums() {
        var now = clock.instant();
        var to = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var from = to.minusDays(DAYS - 1L);
        var days = offload.ofSite(from, to);
        var today = days.stream().filter(day -> day.day().equals(to)).findFirst();
        return new Month(days, offload.byVideo(from, to, VIDEOS), today.orElse(null), now);
    }

    @Override
    public Head head() {
        return Head.TRAFFIC;
    }

    @Override
    public Access access() {
        return Access.ADMINISTRATOR;
    }

    @Override
    public List<AdminFigure> figures() {
        var today = month().today();
        return List.of(
                new AdminFigure("swarms.box.ratio", ratio(today), "/admin/swarms", AdminFigure.Tone.PLAIN),
                AdminFigure.plain(
                        "swarms.box.saved",
                        Amounts.of(today == null ? 0 : today.peerBytes(), LocaleContextHolder.getLocale())));
    }

    /// Part of viewers to part of the site, in hundredths, as in `62 : 38`.
    private static String ratio(@Nullable OffloadDay today) {
        if (today == null || today.peerBytes() + today.seederBytes() + today.httpBytes() == 0) {
            return "–";
        }
        var peers = Math.round(today.share() * 100);
        return String.format(Locale.ROOT, "%d : %d", peers, 100 - peers);
    }
}
