package tributary.backend.admin.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.admin.Kept;
import tributary.backend.site.HomeFolder;

/// Sums from the database.
@Component
public class StorageFigures {

    private static final int CHANNELS = 50;

    /// @param free on the disk of the media
    public record Disk(long free, long total) {}

    /// @param handle of the channel
    public record OfChannel(String handle, String name, long videos, long bytes) {}

    /// @param kind as in `renditions`
    public record Day(LocalDate day, String kind, long bytes) {}

    /// Something that could go, and how.
    ///
    /// @param kind as in `failed-sources`; the message files say how it goes
    public record Freeable(String kind, long things, long bytes) {}

    private final JdbcClient database;
    private final HomeFolder home;
    private final Kept<Map<String, Long>> kinds;
    private final Kept<List<OfChannel>> channels;
    private final Kept<List<Freeable>> freeable;

    StorageFigures(JdbcClient database, HomeFolder home, Clock clock) {
        this.kinds = new Kept<>(this::sumsByKind, clock);
        this.channels = new Kept<>(this::sumsByChannel, clock);
        this.freeable = new Kept<>(this::sumsOfFreeable, clock);
        this.database = database;
        this.home = home;
    }

    public Disk disk() {
        try {
            var store = Files.getFileStore(home.media());
            return new Disk(store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Bytes by kind.
    public Map<String, Long> byKind() {
        return kinds.get();
    }

    private Map<String, Long> sumsByKind() {
        var kinds = new LinkedHashMap<String, Long>();
        kinds.put("renditions", sum("select coalesce(sum(size), 0) from rendition"));
        kinds.put("sources", sum("select coalesce(sum(source_size), 0) from transcoding_job where source is not null"));
        kinds.put("uploads", sum("select coalesce(sum(received), 0) from upload where video_id is null"));
        kinds.put("database", sum("select pg_database_size(current_database())"));
        return kinds;
    }

    private long sum(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    /// The largest first.
    public List<OfChannel> byChannel() {
        return channels.get();
    }

    private List<OfChannel> sumsByChannel() {
        return database.sql("""
            select channel.handle, channel.display_name, count(distinct video.id) as videos,
                   sum(rendition.size) as bytes
            from rendition join video on video.id = rendition.video_id
            join channel on channel.id = video.channel_id
            group by channel.id order by bytes desc limit ?
            """)
                .param(CHANNELS)
                .query((row, _) -> new OfChannel(
                        row.getString("handle"),
                        row.getString("display_name"),
                        row.getLong("videos"),
                        row.getLong("bytes")))
                .list();
    }

    /// The last thirty days, the oldest first.
    public List<Day> growth() {
        return database.sql("select day, kind, bytes from storage_day where day > current_date - 30 order by day, kind")
                .query((row, _) ->
                        new Day(row.getObject("day", LocalDate.class), row.getString("kind"), row.getLong("bytes")))
                .list();
    }

    /// What could be freed without harm to what people watch.
    public List<Freeable> freeable() {
        return freeable.get();
    }

    private List<Freeable> sumsOfFreeable() {
        return List.of(
                freeable("failed-sources", """
                    select count(*) as things, coalesce(sum(source_size), 0) as bytes from transcoding_job
                    where state = 'FAILED' and source is not null
                    """), freeable("unfinished-uploads", """
                        select count(*) as things, coalesce(sum(received), 0) as bytes from upload
                        where video_id is null and expires_at < now() + interval '6 days'
                        """), freeable("never-watched", """
                                select count(distinct video.id) as things, coalesce(sum(rendition.size), 0) as bytes
                                from video join rendition on rendition.video_id = video.id
                                where video.views = 0 and video.created_at < now() - interval '90 days'
                                """));
    }

    private Freeable freeable(String kind, String sql) {
        return database.sql(sql)
                .query((row, _) -> new Freeable(kind, row.getLong("things"), row.getLong("bytes")))
                .single();
    }

    /// So that nobody waits for the first ones on a large site.
    @EventListener
    void on(ApplicationReadyEvent event) {
        Thread.ofVirtual().name("sums").start(() -> {
            channels.get();
            freeable.get();
            kinds.get();
        });
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void writeDown() {
        byKind().forEach((kind, bytes) -> database.sql("""
            insert into storage_day (day, kind, bytes) values (current_date, ?, ?)
            on conflict (day, kind) do update set bytes = excluded.bytes
            """).params(kind, bytes).update());
    }
}
