package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The swarm carries a viewer to the end when the media origin is gone: another viewer alone, or the server's seeder
/// alone, for which a site is told that a page needs no others. One rung, so that nobody can be on another one.
class SharingTests {

    /// Longer than what a page fetches by HTTP before it knows of anybody.
    private static final int SECONDS = 90;
    private static final Duration WHOLE_CLIP = Duration.ofSeconds(3 * SECONDS);

    /// Nobody looks on: the bytes are the same.
    private static final double FAST = 4;

    /// Its seeder gives less a second than a fast viewer takes, so that a kill falls into the middle of a piece.
    private static RunningSite seeding;

    private static Published seeded;

    @BeforeAll
    static void publish() {
        seeding = RunningSite.start(
                "sharing-seeder", Map.of("TRIBUTARY_SEEDER_PEER_PACE", "250000", "TRIBUTARY_SHARING_OTHERS", "0"));
        seeded = publishedSize(seeding);
    }

    @AfterAll
    static void stop() {
        seeding.close();
    }

    @Test
    void viewerFinishesFromAnotherViewerAlone() {
        try (var site = RunningSite.start("sharing-viewers", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
                var chromium = new Chromium()) {
            var size = publishedSize(site);
            WatchPage.open(willing(chromium, "first"), site, size.video())
                    .atSpeed(FAST)
                    .awaitEnd(WHOLE_CLIP);

            var second = WatchPage.open(willing(chromium, "second"), site, size.video())
                    .awaitMotion();
            second.loseMediaOrigin();
            second.atSpeed(FAST).awaitEnd(WHOLE_CLIP);

            var bytes = second.bytes();
            assertThat(bytes.seeder()).isZero();
            assertThat(bytes.peers()).isGreaterThan(size.bytes() / 2);
            assertThat(bytes.peers() + bytes.http()).isGreaterThanOrEqualTo(size.bytes() * 9 / 10);
            assertThat(second.hashFailures()).isZero();
        }
    }

    @Test
    void viewerFinishesFromTheSeederAlone() {
        try (var chromium = new Chromium()) {
            var viewer = WatchPage.open(willing(chromium, "viewer"), seeding, seeded.video())
                    .awaitMotion();
            viewer.loseMediaOrigin();
            viewer.atSpeed(FAST).awaitEnd(WHOLE_CLIP);

            var bytes = viewer.bytes();
            assertThat(bytes.peers()).isZero();
            assertThat(bytes.seeder()).isGreaterThan(seeded.bytes() / 2);
            assertThat(bytes.seeder() + bytes.http()).isGreaterThanOrEqualTo(seeded.bytes() * 9 / 10);
            assertThat(viewer.hashFailures()).isZero();
        }
    }

    @Test
    void viewerFinishesAlthoughTheSeederIsKilledInTheMiddleOfAPiece() {
        try (var chromium = new Chromium()) {
            var viewer = WatchPage.open(willing(chromium, "viewer"), seeding, seeded.video())
                    .awaitMotion();
            viewer.loseMediaOrigin();
            viewer.atSpeed(FAST);
            Await.condition("the seeder sends", WHOLE_CLIP, () -> viewer.bytes().seeder() > 0);
            var before = viewer.bytes().seeder();
            var killed = seeding.killProcess("SeederMain", WHOLE_CLIP);
            Await.condition(
                    "the site starts another seeder",
                    WHOLE_CLIP,
                    () -> seeding.processes("SeederMain").stream().anyMatch(seeder -> seeder.pid() != killed));
            viewer.awaitEnd(WHOLE_CLIP.multipliedBy(2));

            assertThat(viewer.bytes().seeder()).isGreaterThan(before + seeded.bytes() / 2);
            assertThat(viewer.hashFailures()).isZero();
        }
    }

    /// Somebody who has said yes at an earlier visit: until the answer, HTTP fills the buffer as if nobody shared.
    private static Page willing(Chromium chromium, String name) {
        var page = chromium.newViewer(name);
        page.addInitScript("if (location.protocol === 'http:') localStorage.setItem('tributary.sharing', 'on')");
        return page;
    }

    private static Published publishedSize(RunningSite site) {
        var api = Api.administrator(site);
        var uuid = api.upload(SampleVideos.mp4(SECONDS, 240, "1M"), "Shared by its viewers");
        var video = api.awaitPublished(uuid, 1);
        return new Published(
                video.get("shortUUID").asString(),
                Api.files(video).getFirst().get("size").asLong());
    }

    private record Published(String video, long bytes) {}
}
