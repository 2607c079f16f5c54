package tributary.backend.torrents;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tributary.backend.site.JobFailed;
import tributary.backend.storage.Blobs;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.RenditionStored;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.PrivacyChanged;
import tributary.backend.videos.SharingChanged;
import tributary.protocol.metainfo.InfoDictionary;

/// Makes torrents of stored renditions and publishes them: at once when told, and by a sweep for whatever a crash or a
/// failure has left. A failure is tried again after two seconds, then after ever longer, ten minutes at most.
@Component
class TorrentMaking {

    private static final Logger log = LoggerFactory.getLogger(TorrentMaking.class);
    private static final long SWEEP_MILLIS = 10_000;
    private static final int LONGEST_PAUSE_SECONDS = 600;
    private static final int LAST_DOUBLING = 9;

    private final Renditions renditions;
    private final TorrentPublication publication;
    private final TorrentRows rows;
    private final OpenSwarms swarms;
    private final Blobs blobs;
    private final ExecutorService hashing;
    private final ObservationRegistry observations;
    private final ApplicationEventPublisher events;
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    TorrentMaking(
            Renditions renditions,
            TorrentPublication publication,
            TorrentRows rows,
            OpenSwarms swarms,
            Blobs blobs,
            TorrentSettings settings,
            ObservationRegistry observations,
            ApplicationEventPublisher events) {
        this.observations = observations;
        this.events = events;
        this.renditions = renditions;
        this.publication = publication;
        this.rows = rows;
        this.swarms = swarms;
        this.blobs = blobs;
        this.hashing = Executors.newFixedThreadPool(
                settings.hashingThreads(),
                Thread.ofPlatform().daemon().name("hashing-", 0).factory());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(RenditionStored event) {
        request(event.renditionId());
    }

    @TransactionalEventListener
    void on(PrivacyChanged event) {
        Thread.ofVirtual().name("torrent-tasks").start(this::sweep);
    }

    @TransactionalEventListener
    void on(SharingChanged event) {
        Thread.ofVirtual().name("torrent-tasks").start(this::sweep);
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        sweep();
    }

    @Scheduled(fixedDelay = SWEEP_MILLIS, initialDelay = SWEEP_MILLIS)
    void sweep() {
        var waiting = new HashSet<>(rows.waitingTasks());
        rows.dueTasks().forEach(this::request);
        renditions.unpublished().stream()
                .map(Rendition::id)
                .filter(id -> !waiting.contains(id))
                .forEach(this::request);
    }

    private void request(long renditionId) {
        if (!inHand.add(renditionId)) {
            return;
        }
        try {
            hashing.execute(() -> {
                try {
                    Observation.createNotStarted("tributary.torrents.make", observations)
                            .contextualName("make torrent")
                            .highCardinalityKeyValue("rendition", Long.toString(renditionId))
                            .observe(() -> make(renditionId));
                } finally {
                    inHand.remove(renditionId);
                }
            });
        } catch (RejectedExecutionException _) {
            log.debug("Rendition {} is left to the next start", renditionId);
        }
    }

    private void make(long renditionId) {
        try {
            var rendition = renditions.find(renditionId);
            if (rendition.isPresent()) {
                publication.publish(rendition.get(), info(rendition.get()));
                swarms.refresh(rendition.get().videoId());
            }
        } catch (IOException | RuntimeException failure) {
            if (!hashing.isShutdown()) {
                failed(renditionId, failure);
            }
        }
    }

    private @Nullable InfoDictionary info(Rendition rendition) throws IOException {
        if (!publication.needsTorrent(rendition)) {
            return null;
        }
        var file = blobs.path(rendition.blobKey())
                .orElseThrow(() -> new IOException(rendition.blobKey() + " is not in storage"));
        return FileHashing.info(file, file.getFileName().toString(), rendition.size());
    }

    private void failed(long renditionId, Exception failure) {
        var before = rows.attempts(renditionId);
        var pause = Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 2L << Math.min(before, LAST_DOUBLING)));
        var attempts = rows.failed(renditionId, failure.toString(), pause);
        if (attempts == TorrentQueue.ATTEMPTS) {
            var id = Long.toString(renditionId);
            events.publishEvent(new JobFailed("torrents", id, "rendition " + id, failure.toString()));
        }
        if (attempts > 0) {
            log.warn(
                    "Rendition {} got no torrent (attempt {}); trying again in {} s",
                    renditionId,
                    attempts,
                    pause.toSeconds(),
                    failure);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        hashing.shutdownNow();
        hashing.awaitTermination(2, TimeUnit.SECONDS);
    }
}
