package tributary.backend.admin;

import java.util.List;
import org.springframework.stereotype.Component;
import tributary.backend.admin.health.HealthResult;
import tributary.backend.admin.health.HealthRound;
import tributary.backend.site.Access;
import tributary.backend.site.AdminBox;
import tributary.backend.site.AdminFigure;

/// How many tests fail, on the first screen.
@Component
class HealthBox implements AdminBox {

    private static final String PAGE = "/admin/health";

    private final HealthRound round;

    HealthBox(HealthRound round) {
        this.round = round;
    }

    @Override
    public Head head() {
        return Head.HEALTH;
    }

    @Override
    public Access access() {
        return Access.ADMINISTRATOR;
    }

    @Override
    public List<AdminFigure> figures() {
        var results = round.results();
        if (results.isEmpty()) {
            return List.of(new AdminFigure("health.box.none", "–", PAGE, AdminFigure.Tone.PLAIN));
        }
        return List.of(
                figure("health.box.broken", count(HealthResult.State.BROKEN), AdminFigure.Tone.DANGER),
                figure("health.box.warning", count(HealthResult.State.WARNING), AdminFigure.Tone.WARNING),
                new AdminFigure(
                        "health.box.fine", Long.toString(count(HealthResult.State.FINE)), PAGE, AdminFigure.Tone.GOOD));
    }

    private long count(HealthResult.State state) {
        return round.results().values().stream()
                .filter(line -> line.result().state() == state)
                .count();
    }

    private static AdminFigure figure(String key, long count, AdminFigure.Tone tone) {
        return new AdminFigure(key, Long.toString(count), PAGE, count == 0 ? AdminFigure.Tone.GOOD : tone);
    }
}
