package tributary.transcoder.job;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tributary.protocol.worker.Heartbeat;

/// How far a job is, over all its steps, and how long it will still take.
///
/// Work is counted in units of the caller's choice. The speed is that of about the last half minute, so that the time
/// left neither jumps with every scene nor sticks to a slow beginning.
final class JobProgress {

    private static final double MEMORY_SECONDS = 30;
    private static final Duration FIRST_ESTIMATE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private String phase = "Getting ready";
    private double total = 1;
    private double finished;
    private double step;
    private double stepFraction;
    private double speed;
    private double measuredWork;
    private long measuredAt;
    private long plannedAt;

    JobProgress(InstantSource clock) {
        this.clock = clock;
        measuredAt = clock.millis();
        plannedAt = measuredAt;
    }

    /// The work of all steps together is known.
    synchronized void plan(double work) {
        total = Math.max(1e-9, work);
        plannedAt = clock.millis();
        measuredAt = plannedAt;
    }

    /// The step before is done, another begins.
    ///
    /// @param name in words for the creator
    /// @param work of this step
    synchronized void begin(String name, double work) {
        finished += step;
        step = work;
        stepFraction = 0;
        phase = name;
    }

    /// @param fraction of the running step, 0 to 1
    synchronized void advance(double fraction) {
        stepFraction = Math.clamp(fraction, stepFraction, 1.0);
        var now = clock.millis();
        var passed = (now - measuredAt) / 1000.0;
        var work = done();
        if (passed < 0.2 || work <= measuredWork) {
            return;
        }
        var current = (work - measuredWork) / passed;
        // The average since the beginning at first, so that a slow start weighs no more than its share.
        var weight = passed / Math.min(MEMORY_SECONDS, Math.max(passed, (now - plannedAt) / 1000.0));
        speed += weight * (current - speed);
        measuredWork = work;
        measuredAt = now;
    }

    synchronized Heartbeat heartbeat() {
        return new Heartbeat(phase, Math.min(100, 100 * done() / total), secondsLeft());
    }

    private double done() {
        return Math.min(total, finished + step * stepFraction);
    }

    private @Nullable Integer secondsLeft() {
        if (speed <= 0 || clock.millis() - plannedAt < FIRST_ESTIMATE.toMillis()) {
            return null;
        }
        return (int) Math.ceil((total - done()) / speed);
    }
}
