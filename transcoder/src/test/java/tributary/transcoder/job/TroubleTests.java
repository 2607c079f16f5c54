package tributary.transcoder.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tributary.protocol.worker.JobFailure;
import tributary.protocol.worker.LadderSettings;
import tributary.protocol.worker.RenditionReport;
import tributary.protocol.worker.SourceReport;
import tributary.protocol.worker.StoryboardReport;
import tributary.transcoder.kit.FakeSite;
import tributary.transcoder.kit.RunningTranscoder;
import tributary.transcoder.kit.Sources;

/// What goes wrong, and what comes of it.
class TroubleTests {

    private static Path folder = Path.of("");
    private static Path clip = Path.of("");
    private static Path slow = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        folder = Sources.folder("trouble");
        clip = Sources.clip(folder.resolve("clip.mp4"), "640x360", "30", 3);
        slow = Sources.clip(folder.resolve("slow.mp4"), "1280x720", "60", 12);
    }

    @Test
    void aRemoteWorkerFetchesByRangesAndSendsItsFiles() throws Exception {
        try (var site = new FakeSite(folder);
                var transcoder = new RunningTranscoder(site, folder, false)) {
            assertThat(Files.size(clip)).isGreaterThan(250_000);
            site.offer(clip, false, List.of(), Sources.LADDER);
            site.await(FakeSite.Done.class);
            assertThat(site.renditions).extracting(RenditionReport::height).containsExactly(240, 360);
            awaitTrue(() -> isEmpty(transcoder.jobs()));
        }
    }

    @Test
    void rungsThatAreThereAreNotMadeAgain() throws Exception {
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, true)) {
            site.offer(clip, true, List.of(240), Sources.LADDER);
            assertThat(site.await(SourceReport.class).heights()).containsExactly(240, 360);
            site.await(FakeSite.Done.class);
            assertThat(site.renditions).extracting(RenditionReport::height).containsExactly(360);
            site.offer(clip, true, List.of(240, 360), Sources.LADDER);
            site.await(FakeSite.Done.class);
            assertThat(site.renditions).hasSize(1);
        }
    }

    @Test
    void aSiteThatStumblesIsAskedAgain() throws Exception {
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, true)) {
            site.brokenAnswers.set(2);
            site.offer(clip, true, List.of(), Sources.LADDER);
            site.await(SourceReport.class);
            site.brokenAnswers.set(2);
            site.await(FakeSite.Done.class);
        }
    }

    @Test
    void aFileThatIsNoVideoFailsForGood() throws Exception {
        var list = Files.writeString(folder.resolve("list.mp4"), "#EXTM3U\n#EXTINF:4,\n" + clip + "\n");
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, true)) {
            site.offer(list, true, List.of(), Sources.LADDER);
            var failure = (JobFailure) site.events.take();
            assertThat(failure.permanent()).isTrue();
            assertThat(failure.reason()).contains("playlist");
            assertThat(failure.detail()).isNotBlank();
        }
    }

    @Test
    void aKilledFfmpegIsAFailureThatMayBeTriedAgain() throws Exception {
        try (var site = new FakeSite(folder);
                var transcoder = new RunningTranscoder(site, folder, true)) {
            site.offer(slow, true, List.of(), Sources.LADDER);
            site.await(StoryboardReport.class);
            awaitTrue(() -> encoder() != null);
            var encoder = encoder();
            assertThat(encoder).isNotNull();
            if (encoder != null) {
                encoder.destroyForcibly();
            }
            var failure = (JobFailure) site.events.take();
            assertThat(failure.permanent()).isFalse();
            assertThat(failure.reason()).contains("interrupted");
            awaitTrue(() -> isEmpty(transcoder.jobs()));
        }
    }

    @Test
    void aJobThatIsGivenToAnotherIsForgotten() throws Exception {
        try (var site = new FakeSite(folder);
                var transcoder = new RunningTranscoder(site, folder, true)) {
            site.offer(slow, true, List.of(), Sources.LADDER);
            site.await(StoryboardReport.class);
            awaitTrue(() -> encoder() != null);
            site.gone = true;
            awaitTrue(() -> encoder() == null && isEmpty(transcoder.jobs()));
            site.gone = false;
            assertThat(site.events).isEmpty();
            site.offer(clip, true, List.of(), Sources.LADDER);
            site.await(FakeSite.Done.class);
        }
    }

    @Test
    void theEndOfTheProcessGivesTheJobBackAndLeavesNothing() throws Exception {
        try (var site = new FakeSite(folder)) {
            var transcoder = new RunningTranscoder(site, folder, true);
            site.offer(slow, true, List.of(), Sources.LADDER);
            site.await(StoryboardReport.class);
            awaitTrue(() -> encoder() != null);
            var begin = System.nanoTime();
            transcoder.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
            assertThat(encoder()).isNull();
            assertThat(transcoder.jobs()).doesNotExist();
            var failure = (JobFailure) site.events.take();
            assertThat(failure.permanent()).isFalse();
        }
    }

    @Test
    void theTimeLeftCoversTheWholeJob() throws Exception {
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, true)) {
            site.offer(slow, true, List.of(), new LadderSettings(List.of(240, 480), 36_000_000, 60, 4L << 30, 120));
            site.await(RenditionReport.class);
            var afterTheLowest = site.heartbeats.size();
            site.await(FakeSite.Done.class);
            assertThat(site.heartbeats).hasSizeGreaterThan(afterTheLowest);
            for (var i = 1; i < site.heartbeats.size(); i++) {
                assertThat(site.heartbeats.get(i).percent())
                        .isGreaterThanOrEqualTo(site.heartbeats.get(i - 1).percent())
                        .isBetween(0.0, 100.0);
            }
            assertThat(site.heartbeats.getLast().secondsLeft()).isNotNull();
        }
    }

    @Test
    void theEstimateFollowsTheWorkOfAllSteps() {
        var clock = new AtomicLong();
        var progress = new JobProgress(() -> Instant.ofEpochMilli(clock.get()));
        progress.plan(100);
        progress.begin("first", 20);
        for (var second = 1; second <= 20; second++) {
            clock.addAndGet(1000);
            progress.advance(second / 20.0);
        }
        assertThat(progress.heartbeat().percent()).isCloseTo(20, within(0.01));
        assertThat(progress.heartbeat().secondsLeft()).isEqualTo(80);
        progress.begin("second", 80);
        clock.addAndGet(1000);
        progress.advance(2 / 80.0);
        assertThat(progress.heartbeat().secondsLeft()).isBetween(70, 78);
        progress.advance(0.01);
        assertThat(progress.heartbeat().percent()).isCloseTo(22, within(0.01));
    }

    private static @Nullable ProcessHandle encoder() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/ffmpeg"))
                .findFirst()
                .orElse(null);
    }

    private static boolean isEmpty(Path path) {
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        } catch (IOException _) {
            return true;
        }
    }

    private static void awaitTrue(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 30 s").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
