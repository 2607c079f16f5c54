package tributary.backend.transcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.Creator;
import tributary.backend.SiteTest;
import tributary.backend.Worker;
import tributary.backend.captions.Captions;
import tributary.backend.site.HomeFolder;
import tributary.backend.storage.Blobs;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoState;
import tributary.backend.videos.Videos;
import tributary.protocol.worker.PosterReport;
import tributary.protocol.worker.StoryboardReport;
import tributary.protocol.worker.TranscodingLease;

/// Jobs, leases and reports against a worker written by hand.
@SiteTest
@TestPropertySource(
        properties = {
            "tributary.transcoder.mode=remote",
            "tributary.transcoder.token=" + Worker.TOKEN,
            "tributary.transcoding.lease=2s",
            "tributary.transcoding.retry-delay=100ms"
        })
class TranscodingTests {

    @LocalServerPort
    int port;

    @Autowired
    HomeFolder home;

    @Autowired
    Videos videos;

    @Autowired
    Renditions renditions;

    @Autowired
    TranscodingJobs jobs;

    @Autowired
    Storyboards storyboards;

    @Autowired
    Captions captions;

    @Autowired
    Blobs blobs;

    @Autowired
    JdbcClient database;

    Creator creator;
    Worker remote;

    @BeforeEach
    void prepare() {
        creator = Creator.administrator(port, home);
        remote = new Worker(port, false);
    }

    /// What one test leaves in the queue would be leased in the next.
    @AfterEach
    void emptyTheQueue() {
        for (var video : creator.get("/api/v1/users/me/videos?count=100").get("data")) {
            creator.send("DELETE", "/api/v1/videos/" + video.get("shortUUID").asString());
        }
    }

    @Test
    void aRemoteWorkerReadsTheSourceByRangesAndItsRenditionsBecomePlayable() throws Exception {
        var video = upload("one");
        var job = remote.lease(0).orElseThrow();
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.sourcePath()).isNull();
        assertThat(job.sourceSize()).isEqualTo(3);
        var part = remote.source(job.jobId(), job.lease(), "bytes=1-2");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("ne");
        assertThat(remote.probed(job, 8, 360, 720)).isEqualTo(204);
        assertThat(remote.poster(job)).isEqualTo(204);
        assertThat(remote.rendition(job, 360, 1000)).isEqualTo(204);
        eventually(() -> state(video) == VideoState.PUBLISHED);
        assertThat(remote.rendition(job, 720, 2000)).isEqualTo(204);
        assertThat(remote.done(job)).isEqualTo(204);
        eventually(() -> renditions.published(video.id()).size() == 2);
        var stored = renditions.published(video.id());
        assertThat(stored).extracting(Rendition::height).containsExactly(720, 360);
        assertThat(Files.readAllBytes(blobs.path(stored.getLast().blobKey()).orElseThrow()))
                .isEqualTo(Worker.content(360, 1000));
        assertThat(stored.getLast().segments()).containsExactly(new Segment(200, 300, 4), new Segment(500, 500, 4));
        var now = videos.find(video.id()).orElseThrow();
        assertThat(now.durationSeconds()).isEqualTo(8);
        assertThat(now.posterKey()).isNotNull();
        assertThat(jobs.ofVideo(video.id()).orElseThrow().state()).isEqualTo(Processing.State.DONE);
        eventually(() -> isEmpty(home.jobs()));
    }

    @Test
    void storyboardAndSubtitlesOfTheSourceAreKeptOnceEach() {
        var video = upload("with extras");
        var job = remote.lease(0).orElseThrow();
        assertThat(job.storyboardFinished()).isFalse();
        remote.probed(job, 8, 240);
        remote.rendition(job, 240, 1000);
        assertThat(remote.report(job, "storyboard", new StoryboardReport("storyboard.jpg", 160, 90, 5, 5, 2)))
                .as("without its file")
                .isEqualTo(422);
        assertThat(remote.report(job, "storyboard", new StoryboardReport("storyboard.jpg", 160, 0, 5, 5, 2)))
                .isEqualTo(400);
        assertThat(remote.storyboard(job)).isEqualTo(204);
        assertThat(remote.storyboard(job)).isEqualTo(204);
        var sheet = storyboards.ofVideo(video.id()).orElseThrow();
        assertThat(blobs.path(sheet.blobKey()).orElseThrow()).hasBinaryContent(new byte[] {4, 5, 6});

        var text = "WEBVTT\n\n00:01.000 --> 00:02.000\n%s\n";
        assertThat(remote.captions(job, "ger", text.formatted("eins"))).isEqualTo(204);
        assertThat(remote.captions(job, "deu", text.formatted("zwei"))).isEqualTo(204);
        assertThat(remote.captions(job, "xyz", text.formatted("nobody's"))).isEqualTo(204);
        assertThat(remote.captions(job, "eng", "what is this")).isEqualTo(204);
        assertThat(captions.ofVideo(video.id())).singleElement().satisfies(caption -> {
            assertThat(caption.language()).isEqualTo("de");
            assertThat(blobs.path(caption.blobKey()).orElseThrow()).content().contains("eins");
        });

        remote.failed(job, "Something broke.", false);
        eventually(() -> remote.lease(0)
                .filter(again -> again.jobId().equals(job.jobId()))
                .map(TranscodingLease::storyboardFinished)
                .orElse(false));
    }

    @Test
    void aReportThatComesTwiceChangesNothing() {
        var video = upload("two");
        var job = remote.lease(0).orElseThrow();
        remote.poster(job);
        assertThat(remote.report(job, "poster", new PosterReport("poster.jpg", 1, 1)))
                .isEqualTo(204);
        remote.rendition(job, 240, 1000);
        assertThat(remote.report(job, "renditions", Worker.describe(240, 1000))).isEqualTo(204);
        assertThat(remote.done(job)).isEqualTo(204);
        assertThat(remote.done(job)).isEqualTo(204);
        assertThat(remote.report(job, "renditions", Worker.describe(240, 1000))).isEqualTo(204);
        assertThat(renditions.ofVideo(video.id())).hasSize(1);
    }

    @Test
    void aWorkerOnThisMachineNeedsNoCopies() throws Exception {
        upload("three");
        var worker = new Worker(port, true);
        var job = worker.lease(0).orElseThrow();
        assertThat(Path.of(job.sourcePath())).hasContent("three");
        var output = Path.of(job.outputFolder());
        assertThat(output).isEmptyDirectory();
        Files.write(output.resolve("480.mp4"), Worker.content(480, 900));
        assertThat(worker.report(job, "renditions", Worker.describe(480, 900))).isEqualTo(204);
        assertThat(output.resolve("480.mp4")).doesNotExist();
    }

    @Test
    void aSilentWorkerLosesItsJobToAnother() {
        var video = upload("four");
        var silent = remote.lease(0).orElseThrow();
        remote.rendition(silent, 360, 1000);
        var next = remote.lease(10).orElseThrow();
        assertThat(next.jobId()).isEqualTo(silent.jobId());
        assertThat(next.attempt()).isEqualTo(2);
        assertThat(next.finishedHeights()).containsExactly(360);
        assertThat(remote.heartbeat(silent, 50)).isEqualTo(410);
        assertThat(remote.probed(silent, 8, 360)).isEqualTo(410);
        assertThat(remote.source(silent.jobId(), silent.lease(), "bytes=0-").statusCode())
                .isEqualTo(410);
        assertThat(remote.send(silent, "x.mp4", new byte[1]).statusCode()).isEqualTo(410);
        assertThat(remote.done(silent)).isEqualTo(410);
        assertThat(remote.heartbeat(next, 50)).isEqualTo(200);
        assertThat(jobs.ofVideo(video.id()).orElseThrow().percent()).isEqualTo(50);
    }

    @Test
    void heartbeatsKeepALeaseBeyondItsTime() throws Exception {
        upload("five");
        var job = remote.lease(0).orElseThrow();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(8))
                .until(() -> remote.heartbeat(job, 1) == 200);
        assertThat(remote.lease(0)).isEmpty();
    }

    @Test
    void threeFailuresAreToldAndTheCreatorMayTryAgain() {
        var video = upload("six");
        for (var attempt = 1; attempt <= 3; attempt++) {
            var job = remote.lease(10).orElseThrow();
            assertThat(job.attempt()).isEqualTo(attempt);
            assertThat(remote.failed(job, "The encoder gave up.", false)).isEqualTo(204);
        }
        var failed = videos.find(video.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(VideoState.TRANSCODING_FAILED);
        assertThat(failed.failure()).isEqualTo("The encoder gave up.");
        assertThat(remote.lease(0)).isEmpty();
        assertThat(retry(video)).isEqualTo(204);
        assertThat(state(video)).isEqualTo(VideoState.TO_TRANSCODE);
        var again = remote.lease(0).orElseThrow();
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(retry(video)).isEqualTo(409);
        remote.rendition(again, 360, 1000);
        remote.done(again);
        eventually(() -> state(video) == VideoState.PUBLISHED);
        assertThat(videos.find(video.id()).orElseThrow().failure()).isNull();
    }

    @Test
    void whatCanNeverBecomeAVideoIsRemovedAtOnce() {
        var video = upload("seven");
        var job = remote.lease(0).orElseThrow();
        var source = home.uploads().toFile().list();
        assertThat(source).isNotEmpty();
        remote.failed(job, "This file is not a video.", true);
        assertThat(videos.find(video.id()).orElseThrow().failure()).isEqualTo("This file is not a video.");
        eventually(() -> isEmpty(home.uploads()));
        assertThat(retry(video)).isEqualTo(409);
        assertThat(remote.lease(0)).isEmpty();
    }

    @Test
    void renditionsThatAreThereStayPlayableWhenTheRestFails() {
        var video = upload("eight");
        for (var attempt = 1; attempt <= 3; attempt++) {
            var job = remote.lease(10).orElseThrow();
            if (attempt == 1) {
                remote.rendition(job, 360, 1000);
            }
            remote.failed(job, "No memory.", false);
        }
        eventually(() -> state(video) == VideoState.PUBLISHED);
        assertThat(videos.find(video.id()).orElseThrow().failure()).isEqualTo("No memory.");
    }

    @Test
    void aVideoThatWaitsForAllQualitiesIsPlayableWithTheLast() {
        var address = creator.begin("nine.mp4", 4);
        creator.sendJson("PUT", address + "/details", "{\"waitTranscoding\":true}");
        var id = creator.patch(address, 0, "nine".getBytes(StandardCharsets.UTF_8))
                .headers()
                .firstValue("Upload-Video")
                .orElseThrow();
        var video = videos.resolve(id).orElseThrow();
        var job = remote.lease(0).orElseThrow();
        remote.rendition(job, 360, 1000);
        eventually(() -> renditions.published(video.id()).size() == 1);
        assertThat(state(video)).isEqualTo(VideoState.TO_TRANSCODE);
        remote.done(job);
        eventually(() -> state(video) == VideoState.PUBLISHED);
    }

    @Test
    void aDeletedVideoTakesItsJobAndAllItsFilesAway() {
        var video = upload("ten");
        var job = remote.lease(0).orElseThrow();
        remote.rendition(job, 360, 1000);
        assertThat(creator.send("DELETE", "/api/v1/videos/" + video.uuid()).statusCode())
                .isEqualTo(204);
        assertThat(remote.heartbeat(job, 99)).isEqualTo(410);
        assertThat(remote.rendition(job, 720, 1000)).isEqualTo(410);
        eventually(() -> isEmpty(home.uploads()) && isEmpty(home.jobs()));
        eventually(() -> !home.media().resolve(video.uuid().toString()).toFile().exists());
    }

    @Test
    void accountsTakeTurns() {
        var guest = Creator.signUp(port, "turns_guest");
        var first = upload("mine one");
        var second = upload("mine two");
        upload("mine three");
        var others = videos.resolve(guest.upload("theirs.mp4", new byte[] {1})).orElseThrow();
        assertThat(videoOf(remote.lease(0).orElseThrow())).isEqualTo(first.id());
        assertThat(videoOf(remote.lease(0).orElseThrow())).isEqualTo(others.id());
        assertThat(videoOf(remote.lease(0).orElseThrow())).isEqualTo(second.id());
        guest.send("DELETE", "/api/v1/videos/" + others.uuid());
    }

    @Test
    void aWaitingWorkerGetsAJobAsSoonAsThereIsOne() {
        var waiting = CompletableFuture.supplyAsync(() -> remote.lease(20));
        var video = upload("eleven");
        assertThat(waiting.orTimeout(15, TimeUnit.SECONDS).join().map(this::videoOf))
                .hasValue(video.id());
    }

    @Test
    void reportsThatCannotBeTrueAreRefused() {
        upload("twelve");
        var job = remote.lease(0).orElseThrow();
        remote.send(job, "360.mp4", new byte[900]);
        assertThat(remote.report(job, "renditions", Worker.describe(360, 1000)))
                .as("another size")
                .isEqualTo(422);
        assertThat(remote.report(job, "renditions", Worker.describe(480, 1000)))
                .as("no file")
                .isEqualTo(422);
        assertThat(remote.report(job, "renditions", Worker.describe(9999, 1000)))
                .as("no such height")
                .isEqualTo(400);
        assertThat(remote.send(job, "..%2fsecret.mp4", new byte[1]).statusCode())
                .isIn(400, 404);
        assertThat(remote.done(job)).as("without a rendition").isEqualTo(409);
    }

    private int retry(Video video) {
        return creator.send("POST", "/api/v1/videos/" + video.shortUuid() + "/transcoding")
                .statusCode();
    }

    private long videoOf(TranscodingLease job) {
        return database.sql("select video_id from transcoding_job where id = ?")
                .param(job.jobId())
                .query(Long.class)
                .single();
    }

    private VideoState state(Video video) {
        return videos.find(video.id()).orElseThrow().state();
    }

    private Video upload(String content) {
        var id = creator.upload(content + ".mp4", content.getBytes(StandardCharsets.UTF_8));
        return videos.resolve(id).orElseThrow();
    }

    private static boolean isEmpty(Path folder) {
        var names = folder.toFile().list();
        return names == null || List.of(names).isEmpty();
    }
}
