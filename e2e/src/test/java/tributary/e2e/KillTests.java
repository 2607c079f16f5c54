package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `kill -9` at the worst moments: nothing is lost, and every video is published in the end.
class KillTests {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String FFMPEG = "libx264";
    private static final String TRANSCODER = "TranscoderMain";

    private static RunningSite site;
    private static Api api;
    private static Path shortClip;
    private static Path longClip;

    @BeforeAll
    static void start() {
        site = RunningSite.start("kills", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
        api = Api.administrator(site);
        shortClip = SampleVideos.mp4(4, 240, "1M");
        longClip = SampleVideos.mp4(20, 480, "3M");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void siteInTheMiddleOfAPatch() throws Exception {
        var upload = new TusClient(site, api, longClip);
        int sent;
        try (var patch = upload.beginPatch(0)) {
            Await.condition("bytes are durable", SOON, () -> {
                patch.send(1000);
                return upload.recordedOffset() > 0;
            });
            sent = patch.position();
            site.kill();
        }
        site.startAgain();
        var durable = upload.offset();
        assertThat(durable).isBetween(1, sent);
        assertThat(upload.patch(durable).statusCode()).isEqualTo(204);
        api.awaitPublished(upload.video(), 1);
    }

    @Test
    void siteAfterTheLastByteButBeforeTheCommit() throws Exception {
        var upload = new TusClient(site, api, shortClip);
        try (var held = HeldBack.at(site, "insert", "transcoding_job")) {
            try (var patch = upload.beginPatch(0)) {
                patch.send(upload.size());
                held.awaitArrival();
                site.kill();
            }
            site.startAgain();
        }
        assertThat(upload.offset()).isEqualTo(upload.size());
        api.awaitPublished(upload.video(), 1);
    }

    @Test
    void ffmpegInTheMiddleOfAnEncode() {
        var video = api.upload(longClip, "FFmpeg is killed");
        site.killProcess(FFMPEG, SOON);
        api.awaitPublished(video, 3);
    }

    @Test
    void transcoderInTheMiddleOfAnEncode() {
        var video = api.upload(longClip, "The transcoder is killed");
        Await.condition("FFmpeg encodes", SOON, () -> !site.processes(FFMPEG).isEmpty());
        site.killProcess(TRANSCODER, SOON);
        api.awaitPublished(video, 3);
    }

    @Test
    void siteInTheMiddleOfAnEncode() {
        var video = api.upload(longClip, "The site is killed");
        Await.condition("FFmpeg encodes", SOON, () -> !site.processes(FFMPEG).isEmpty());
        site.kill();
        site.startAgain();
        api.awaitPublished(video, 3);
    }

    @Test
    void transcoderAfterTheLastRungButBeforeItsReport() throws Exception {
        String video;
        try (var held = HeldBack.at(site, "insert", "rendition")) {
            video = api.upload(shortClip, "The report is lost");
            held.awaitArrival();
            site.killProcess(TRANSCODER, SOON);
        }
        api.awaitPublished(video, 1);
    }

    @Test
    void siteAfterTheTorrentFileButBeforePublishing() throws Exception {
        String video;
        try (var held = HeldBack.at(site, "update of published", "rendition")) {
            video = api.upload(shortClip, "Publishing is interrupted");
            held.awaitArrival();
            site.kill();
            site.startAgain();
        }
        api.awaitPublished(video, 1);
    }
}
