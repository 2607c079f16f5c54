package tributary.backend.studio.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tributary.backend.accounts.SignedIn;
import tributary.backend.offload.Offload;
import tributary.backend.offload.OffloadDay;
import tributary.backend.videos.VideoAccess;

/// How a video is watched, day by day: who sent its bytes, and how well it played.
@Controller
class StatisticsPage {

    private static final int DAYS = 30;
    private static final double MEGABYTE = 1e6;
    private static final double SECOND = 1000;
    private static final double MINUTE = 60;

    private final VideoAccess access;
    private final Offload offload;
    private final Clock clock;

    StatisticsPage(VideoAccess access, Offload offload, Clock clock) {
        this.access = access;
        this.offload = offload;
        this.clock = clock;
    }

    /// A day in the reader's figures: megabytes, minutes, seconds, percent.
    record Line(
            LocalDate day,
            long pages,
            String minutes,
            String peers,
            String seeder,
            String http,
            String share,
            String start,
            String stalled) {

        private static Line of(OffloadDay day, Locale locale) {
            return new Line(
                    day.day(),
                    day.pages(),
                    figure(day.watchedSeconds() / MINUTE, locale),
                    figure(day.peerBytes() / MEGABYTE, locale),
                    figure(day.seederBytes() / MEGABYTE, locale),
                    figure(day.httpBytes() / MEGABYTE, locale),
                    String.format(locale, "%.0f %%", day.share() * 100),
                    day.starts() == 0 ? "–" : String.format(locale, "%.2f s", day.meanStartMillis() / SECOND),
                    day.stalls() + " · " + figure(day.stalledMillis() / SECOND, locale) + " s");
        }

        private static String figure(double value, Locale locale) {
            return String.format(locale, value < 10 ? "%.1f" : "%,.0f", value);
        }
    }

    @GetMapping("/studio/videos/{id}/statistics")
    String statistics(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Locale locale, Model model) {
        var video = access.requireOwned(id, who);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<OffloadDay> days = offload.ofVideo(video.id(), today.minusDays(DAYS - 1L), today);
        model.addAttribute("video", video);
        model.addAttribute(
                "days",
                days.reversed().stream().map(day -> Line.of(day, locale)).toList());
        return "studio/statistics";
    }
}
