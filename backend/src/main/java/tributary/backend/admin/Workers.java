package tributary.backend.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.seeding.Seeders;
import tributary.backend.workers.EmbeddedWorkers;

/// Who works for the site, and how fast.
@Component
public class Workers {

    /// @param kind `seeder` or `transcoder`
    /// @param phase of a process that the site started itself; absent for a remote one
    /// @param lastEnd how the process before ended
    /// @param connections open ones of a seeder
    /// @param bytesPerSecond what a seeder gave in the last ten seconds or so
    /// @param job what a transcoder is at
    /// @param percent of that job
    /// @param lastSeen when a remote one was last heard of
    public record Worker(
            String kind,
            String name,
            @Nullable String phase,
            int restarts,
            @Nullable String lastEnd,
            @Nullable Integer connections,
            @Nullable Long bytesPerSecond,
            @Nullable String job,
            @Nullable Integer percent,
            @Nullable Instant lastSeen) {}

    private record Sample(long bytes, long nanos, long rate) {}

    private final EmbeddedWorkers embedded;
    private final Seeders seeders;
    private final JdbcClient database;
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    Workers(EmbeddedWorkers embedded, Seeders seeders, JdbcClient database) {
        this.embedded = embedded;
        this.seeders = seeders;
        this.database = database;
    }

    /// Two reports make a speed.
    @Scheduled(fixedDelay = 10_000)
    void measure() {
        for (var seeder : seeders.present()) {
            var status = seeder.status();
            if (status != null) {
                samples.merge(
                        seeder.name(),
                        new Sample(status.uploadedBytes(), System.nanoTime(), 0),
                        (before, now) ->
                                new Sample(now.bytes(), now.nanos(), Math.max(0, (long) ((now.bytes() - before.bytes())
                                        / Math.max(0.001, (now.nanos() - before.nanos()) / 1e9)))));
            }
        }
    }

    public List<Worker> all() {
        var all = new ArrayList<Worker>();
        var started = new HashMap<String, tributary.backend.workers.WorkerState>();
        embedded.states().forEach(state -> started.put(state.kind().label(), state));
        for (var seeder : seeders.present()) {
            var own = EmbeddedWorkers.NAME.equals(seeder.name()) ? started.remove("seeder") : null;
            var status = seeder.status();
            var sample = samples.get(seeder.name());
            all.add(new Worker(
                    "seeder",
                    seeder.name(),
                    own == null ? null : own.phase().name(),
                    own == null ? 0 : own.restarts(),
                    own == null ? null : own.lastEnd(),
                    status == null ? null : status.connections(),
                    sample == null ? null : sample.rate(),
                    null,
                    null,
                    seeder.lastSeen()));
        }
        for (var running : runningTranscoders()) {
            var own = EmbeddedWorkers.NAME.equals(running.name()) ? started.remove("transcoder") : null;
            all.add(own == null ? running : withPhase(running, own));
        }
        started.forEach((kind, state) -> all.add(new Worker(
                kind,
                EmbeddedWorkers.NAME,
                state.phase().name(),
                state.restarts(),
                state.lastEnd(),
                null,
                null,
                null,
                null,
                null)));
        return all;
    }

    private static Worker withPhase(Worker running, tributary.backend.workers.WorkerState own) {
        return new Worker(
                running.kind(),
                running.name(),
                own.phase().name(),
                own.restarts(),
                own.lastEnd(),
                null,
                null,
                running.job(),
                running.percent(),
                null);
    }

    private List<Worker> runningTranscoders() {
        return database.sql("""
            select job.worker, job.percent, video.name from transcoding_job job
            join video on video.id = job.video_id where job.state = 'RUNNING' order by job.worker limit 100
            """)
                .query((row, _) -> new Worker(
                        "transcoder",
                        row.getString("worker"),
                        null,
                        0,
                        null,
                        null,
                        null,
                        row.getString("name"),
                        (int) row.getDouble("percent"),
                        null))
                .list();
    }
}
