package tributary.backend.admin.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tributary.backend.site.HomeFolder;

/// Files that belong to nothing: folders of videos that do not exist, and received files that no upload or job names. A
/// file counts only after a day, so that nothing is taken from somebody who is still at work.
@Component
public class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final Duration GRACE = Duration.ofDays(1);
    private static final int ROWS_AT_ONCE = 500;

    /// @param sweptBytes removed since the site started
    public record Found(long things, long bytes, Instant at, long sweptThings, long sweptBytes) {}

    private final JdbcClient database;
    private final HomeFolder home;
    private final Clock clock;
    private volatile @Nullable Found found;
    private long sweptThings;
    private long sweptBytes;

    Orphans(JdbcClient database, HomeFolder home, Clock clock) {
        this.database = database;
        this.home = home;
        this.clock = clock;
    }

    /// The last look; absent before the first.
    public @Nullable Found found() {
        return found;
    }

    @Scheduled(fixedDelay = 21_600_000, initialDelay = 180_000)
    void lookNow() {
        look();
    }

    /// Looks and removes nothing.
    public synchronized Found look() {
        var orphans = search();
        var now = new Found(orphans.size(), bytes(orphans), clock.instant(), sweptThings, sweptBytes);
        found = now;
        return now;
    }

    /// Removes what belongs to nothing.
    ///
    /// @return what was removed
    public synchronized Found sweep() {
        var orphans = search();
        var bytes = bytes(orphans);
        for (var orphan : orphans) {
            try {
                FileSystemUtils.deleteRecursively(orphan);
                log.info("Removed {}, which belonged to nothing", home.root().relativize(orphan));
            } catch (IOException failure) {
                log.warn("{} belongs to nothing and cannot be removed", orphan, failure);
            }
        }
        sweptThings += orphans.size();
        sweptBytes += bytes;
        look();
        return new Found(orphans.size(), bytes, clock.instant(), sweptThings, sweptBytes);
    }

    private List<Path> search() {
        var orphans = new ArrayList<Path>();
        orphans.addAll(unknown(home.media(), "select uuid::text from video where uuid::text in (:names)"));
        orphans.addAll(unknown(home.uploads(), """
            select id::text from upload where id::text in (:names)
            union select source from transcoding_job where source in (:names)
            """));
        orphans.addAll(unknown(home.jobs(), "select id::text from transcoding_job where id::text in (:names)"));
        return orphans;
    }

    /// Only what is named as our own things are: whatever else somebody put there is left alone.
    private List<Path> unknown(Path folder, String sql) {
        var orphans = new ArrayList<Path>();
        var batch = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if (isOurs(entry) && isOld(entry)) {
                    batch.add(entry);
                }
                if (batch.size() == ROWS_AT_ONCE) {
                    orphans.addAll(without(batch, sql));
                    batch.clear();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        orphans.addAll(without(batch, sql));
        return orphans;
    }

    private List<Path> without(List<Path> batch, String sql) {
        if (batch.isEmpty()) {
            return List.of();
        }
        Set<String> known = new HashSet<>(database.sql(sql)
                .param("names", batch.stream().map(Orphans::name).toList())
                .query(String.class)
                .list());
        return batch.stream().filter(entry -> !known.contains(name(entry))).toList();
    }

    private static boolean isOurs(Path entry) {
        try {
            UUID.fromString(name(entry));
            return name(entry).length() == 36;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private boolean isOld(Path entry) throws IOException {
        return Files.getLastModifiedTime(entry)
                .toInstant()
                .isBefore(clock.instant().minus(GRACE));
    }

    private static long bytes(List<Path> orphans) {
        var sum = 0L;
        for (var orphan : orphans) {
            try (var files = Files.walk(orphan)) {
                sum += files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            } catch (IOException gone) {
                log.debug("{} vanished", orphan, gone);
            }
        }
        return sum;
    }
}
