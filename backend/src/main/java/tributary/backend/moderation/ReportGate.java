package tributary.backend.moderation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.Asker;
import tributary.backend.site.Limit;
import tributary.backend.site.Refused;
import tributary.backend.site.Throttle;
import tributary.backend.site.TooMany;

/// Who may report, and how often; the same for the page and the API.
@Component
public class ReportGate {

    private final Reports reports;
    private final LiveSettings settings;
    private final Clock clock;
    private volatile int perHour;
    private volatile Throttle throttle;

    ReportGate(Reports reports, LiveSettings settings, Clock clock) {
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
        this.perHour = settings.of(ModerationSettings.class).reportsPerHour();
        this.throttle = new Throttle(new Limit(perHour, Duration.ofHours(1)), clock);
    }

    public boolean isOpenTo(@Nullable SignedIn asker) {
        return asker != null || settings.of(ModerationSettings.class).visitorsReport();
    }

    /// @throws Refused 401 where visitors may not
    public void require(@Nullable SignedIn asker) {
        if (!isOpenTo(asker)) {
            throw Refused.unauthorized("Sign in to report this.");
        }
    }

    /// Another limit begins anew.
    private synchronized Throttle throttle() {
        var wanted = settings.of(ModerationSettings.class).reportsPerHour();
        if (wanted != perHour) {
            perHour = wanted;
            throttle = new Throttle(new Limit(wanted, Duration.ofHours(1)), clock);
        }
        return throttle;
    }

    /// @return the report's number
    /// @throws Refused 401, 429; [tributary.backend.site.FieldProblems] with what is missing
    public long send(NewReport report, @Nullable SignedIn asker, HttpServletRequest request) {
        require(asker);
        report.check();
        throttle()
                .take(asker == null ? Asker.of(request) : "account " + asker.accountId())
                .ifPresent(left -> {
                    throw new TooMany(left);
                });
        return reports.send(report, asker);
    }
}
