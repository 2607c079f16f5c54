package tributary.backend.admin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import tributary.backend.admin.health.HealthResult;
import tributary.backend.admin.health.HealthRound;
import tributary.backend.admin.storage.StorageFigures;
import tributary.backend.site.JobQueue;
import tributary.backend.tracking.SiteTracker;
import tributary.tracker.SwarmCounts;
import tributary.tracker.TrackerStatistics;

/// What the dashboard shows, as figures for Prometheus. Read when they are asked for.
@Component
class Metrics {

    Metrics(
            MeterRegistry registry,
            List<JobQueue> queues,
            SiteTracker tracker,
            HealthRound health,
            StorageFigures storage) {
        for (var queue : queues) {
            for (var state : JobQueue.State.values()) {
                Gauge.builder("tributary.jobs", queue, each -> each.count(state))
                        .description("background work by kind and state")
                        .tag("kind", queue.kind())
                        .tag("state", state.name().toLowerCase(java.util.Locale.ROOT))
                        .register(registry);
            }
        }
        for (var name : health.names()) {
            Gauge.builder("tributary.health", health, round -> value(round, name))
                    .description("1 fine, 0.5 to look at, 0 broken, absent while not tested")
                    .tag("test", name)
                    .register(registry);
        }
        Gauge.builder("tributary.swarms.pages", tracker, Metrics::pages)
                .description("viewers' pages in swarms")
                .register(registry);
        tracker(registry, tracker, "sockets", TrackerStatistics::sockets);
        tracker(registry, tracker, "announces.websocket", TrackerStatistics::webAnnounces);
        tracker(registry, tracker, "announces.http", TrackerStatistics::httpAnnounces);
        tracker(registry, tracker, "announces.udp", TrackerStatistics::udpAnnounces);
        tracker(registry, tracker, "refused", TrackerStatistics::refused);
        Gauge.builder("tributary.disk.free", storage, figures -> figures.disk().free())
                .baseUnit("bytes")
                .register(registry);
        for (var kind : List.of("renditions", "sources", "uploads", "database")) {
            Gauge.builder(
                            "tributary.storage",
                            storage,
                            figures -> figures.byKind().getOrDefault(kind, 0L))
                    .baseUnit("bytes")
                    .tag("kind", kind)
                    .register(registry);
        }
    }

    private static void tracker(
            MeterRegistry registry, SiteTracker tracker, String name, ToDoubleFunction<TrackerStatistics> figure) {
        Gauge.builder("tributary.tracker." + name, tracker, each -> figure.applyAsDouble(each.statistics()))
                .register(registry);
    }

    private static double pages(SiteTracker tracker) {
        return tracker.counts().values().stream()
                .mapToInt(SwarmCounts::webPeers)
                .sum();
    }

    private static double value(HealthRound round, String name) {
        var line = round.results().get(name);
        if (line == null || line.result().state() == HealthResult.State.OFF) {
            return Double.NaN;
        }
        return switch (line.result().state()) {
            case FINE -> 1;
            case WARNING -> 0.5;
            case BROKEN -> 0;
            case OFF -> Double.NaN;
        };
    }
}
