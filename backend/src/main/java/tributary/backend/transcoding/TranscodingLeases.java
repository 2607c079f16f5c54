package tributary.backend.transcoding;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.Refused;
import tributary.protocol.worker.Heartbeat;
import tributary.protocol.worker.LeaseRequest;
import tributary.protocol.worker.TranscodingLease;

/// Gives jobs to workers, for as long as they say that they are at it.
@Service
public class TranscodingLeases {

    private static final Logger log = LoggerFactory.getLogger(TranscodingLeases.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    /// A job whose pause is over rings no bell.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final JobRows rows;
    private final JobFolders folders;
    private final JobBell bell;
    private final JobFailures failures;
    private final RenditionRows renditions;
    private final Storyboards storyboards;
    private final LiveSettings live;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    TranscodingLeases(
            JobRows rows,
            JobFolders folders,
            JobBell bell,
            JobFailures failures,
            RenditionRows renditions,
            Storyboards storyboards,
            LiveSettings live,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.folders = folders;
        this.bell = bell;
        this.failures = failures;
        this.renditions = renditions;
        this.storyboards = storyboards;
        this.live = live;
        this.transaction = transaction;
        this.events = events;
    }

    /// Waits for a job as long as the worker wants, without holding a database connection.
    public Optional<TranscodingLease> lease(LeaseRequest request) throws InterruptedException {
        var wait = Duration.ofSeconds(Math.clamp(request.waitSeconds(), 0, LONGEST_WAIT.toSeconds()));
        var end = Instant.now().plus(wait);
        while (true) {
            var heard = bell.rings();
            var lease = tryLease(request);
            var left = Duration.between(Instant.now(), end);
            if (lease.isPresent() || bell.isClosed() || !left.isPositive()) {
                return lease;
            }
            bell.await(heard, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        }
    }

    private Optional<TranscodingLease> tryLease(LeaseRequest request) {
        var secret = new byte[16];
        random.nextBytes(secret);
        var lease = HexFormat.of().formatHex(secret);
        return Optional.ofNullable(transaction.execute(_ -> rows.lease(
                                request.worker(), lease, settings().lease())
                        .map(job -> {
                            events.publishEvent(new ProcessingChanged(job.accountId(), job.videoId()));
                            return describe(job, lease, request.sharedFolder());
                        })))
                .flatMap(found -> found);
    }

    private TranscodingLease describe(Job job, String lease, boolean shared) {
        log.info("Job {} was leased, attempt {}", job.id(), job.attempts());
        var output = folders.freshOutput(job);
        var source = folders.source(job.source() == null ? "" : job.source());
        List<Integer> finished = renditions.findByVideoIdOrderByHeightDesc(job.videoId()).stream()
                .map(row -> row.toRendition().height())
                .toList();
        return new TranscodingLease(
                job.id(),
                lease,
                Math.toIntExact(settings().lease().toSeconds()),
                job.attempts(),
                shared ? source.toString() : null,
                "/worker/v1/transcoding/jobs/" + job.id() + "/source",
                job.sourceSize(),
                shared ? output.toString() : null,
                finished,
                job.posterStored(),
                storyboards.has(job.videoId()),
                settings().ladder());
    }

    /// @throws Refused 410 if the lease does not hold the job any more
    public void heartbeat(UUID jobId, String lease, Heartbeat heartbeat) {
        transaction.executeWithoutResult(_ -> {
            if (!rows.heartbeat(jobId, lease, heartbeat, settings().lease())) {
                throw gone();
            }
            rows.find(jobId)
                    .ifPresent(job -> events.publishEvent(new ProcessingChanged(job.accountId(), job.videoId())));
        });
    }

    static Refused gone() {
        return new Refused(
                HttpStatus.GONE, null, "This lease is over: the job is done, deleted or with another worker.");
    }

    /// Takes jobs from workers that went silent.
    @Scheduled(fixedDelayString = "PT1S")
    void expire() {
        for (var id : rows.expired()) {
            transaction.executeWithoutResult(_ -> failures.expire(id));
        }
    }

    private TranscodingSettings settings() {
        return live.of(TranscodingSettings.class);
    }
}
