package tributary.backend.admin.health;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.notifications.NotificationKind;
import tributary.backend.notifications.Notifications;
import tributary.backend.settings.LiveSettings;

/// Runs the tests, all at the same time, keeps their results, and tells administrators when one begins or ceases to
/// fail.
@Component
public class HealthRound implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(HealthRound.class);
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final List<HealthTest> tests;
    private final HealthRows rows;
    private final Notifications notifications;
    private final LiveSettings settings;
    private final Clock clock;
    private final ObservationRegistry observations;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Instant last = Instant.EPOCH;

    HealthRound(
            List<HealthTest> tests,
            HealthRows rows,
            Notifications notifications,
            LiveSettings settings,
            Clock clock,
            ObservationRegistry observations) {
        this.observations = observations;
        this.tests = tests.stream()
                .sorted(Comparator.comparingInt(HealthTest::order))
                .toList();
        this.rows = rows;
        this.notifications = notifications;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 15_000, initialDelay = 60_000)
    void runWhenDue() {
        var every = settings.of(HealthSettings.class).every();
        if (!every.isZero() && last.plus(every).isBefore(clock.instant())) {
            start();
        }
    }

    /// Begins all tests that are not running already, and returns at once.
    public void start() {
        last = clock.instant();
        for (var test : tests) {
            if (running.add(test.name())) {
                threads.execute(() -> {
                    try {
                        run(test);
                    } finally {
                        running.remove(test.name());
                    }
                });
            }
        }
    }

    /// Runs one test now.
    ///
    /// @return its result; empty if there is no such test
    public Optional<HealthLine> run(String name) {
        return tests.stream()
                .filter(test -> test.name().equals(name))
                .findFirst()
                .map(this::run);
    }

    /// Names of all tests, in the order of the page.
    public List<String> names() {
        return tests.stream().map(HealthTest::name).toList();
    }

    public Map<String, HealthLine> results() {
        return rows.all();
    }

    public boolean isRunning() {
        return !running.isEmpty();
    }

    private HealthLine run(HealthTest test) {
        return Objects.requireNonNull(Observation.createNotStarted("tributary.health.test", observations)
                .contextualName("health test " + test.name())
                .lowCardinalityKeyValue("test", test.name())
                .observe(() -> tested(test)));
    }

    private HealthLine tested(HealthTest test) {
        var began = System.nanoTime();
        var result = within(test);
        var line = new HealthLine(
                test.name(), result, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), clock.instant());
        try {
            var before = rows.find(test.name());
            rows.store(line);
            before.ifPresent(old -> tellIfChanged(test, old.result(), result));
        } catch (org.springframework.dao.DataAccessException unreachable) {
            log.error("The result of the health test {} could not be stored", test.name(), unreachable);
        }
        return line;
    }

    private HealthResult within(HealthTest test) {
        var task = threads.submit(test::run);
        try {
            return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            task.cancel(true);
            return HealthResult.broken("timeout", LIMIT.toSeconds());
        } catch (ExecutionException failure) {
            var cause = failure.getCause() == null ? failure : failure.getCause();
            log.warn("The health test {} failed", test.name(), cause);
            return HealthResult.broken("failed", words(cause));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return HealthResult.broken("timeout", LIMIT.toSeconds());
        }
    }

    private void tellIfChanged(HealthTest test, HealthResult before, HealthResult now) {
        var wasBroken = before.state() == HealthResult.State.BROKEN;
        var isBroken = now.state() == HealthResult.State.BROKEN;
        if (wasBroken != isBroken) {
            notifications.tellStaff(
                    NotificationKind.HEALTH,
                    isBroken ? "health.news.broken" : "health.news.fine",
                    Map.of("test", test.name()),
                    "/admin/health");
        }
    }

    static String words(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
