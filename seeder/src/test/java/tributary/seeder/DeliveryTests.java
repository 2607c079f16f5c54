package tributary.seeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real bytes through the real tracker to a peer made of the packages that pages use.
@Timeout(120)
class DeliveryTests {

    private static final Path MEDIA = Path.of("target", "media");

    @Test
    void aPageThatOffersGetsTheWholeFile() throws Exception {
        var clip = Clip.make(MEDIA, "offered.mp4", 20_000_001);
        try (var site = new TestSite(true);
                var seeder = SeederProcess.start(site, Map.of())) {
            site.assign(clip);
            seeder.log().await(line -> line.contains("Connected to the tracker"), 1, 20);
            try (var page = NodePeer.start(site, clip, Map.of("direction", "offer"))) {
                expectAllOf(clip, page, 1);
                assertThat(page.await("handshake", 1).path("peerId").asString()).isEqualTo(TestSite.SEEDER.toHex());
            }
            assertThat(uploaded(site)).isGreaterThanOrEqualTo(20_000_001);
        }
    }

    @Test
    void aPageThatWasThereFirstIsOfferedTo() throws Exception {
        var clip = Clip.make(MEDIA, "answered.mp4", 5_000_000);
        try (var site = new TestSite(true)) {
            site.assign(clip);
            try (var page = NodePeer.start(site, clip, Map.of("direction", "answer"))) {
                page.await("tracker", 20);
                try (var seeder = SeederProcess.start(site, Map.of())) {
                    expectAllOf(clip, page, 1);
                    seeder.log().await(line -> line.contains("Linked WebRTC (offered)"), 1, 1);
                }
            }
        }
    }

    @Test
    void aSeederWithoutTheSitesDiskFetchesRanges() throws Exception {
        var clip = Clip.make(MEDIA, "remote.mp4", 5_000_000);
        try (var site = new TestSite(false);
                var seeder = SeederProcess.start(site, Map.of())) {
            site.assign(clip);
            seeder.log().await(line -> line.contains("Connected to the tracker"), 1, 20);
            try (var page = NodePeer.start(site, clip, Map.of())) {
                expectAllOf(clip, page, 1);
            }
            assertThat(site.ranges()).isEqualTo(20);
        }
    }

    @Test
    void aWithdrawnSwarmIsLeftWithinASecond() throws Exception {
        var clip = Clip.make(MEDIA, "withdrawn.mp4", 1_000_000);
        try (var site = new TestSite(true);
                var seeder = SeederProcess.start(site, Map.of())) {
            site.assign(clip);
            seeder.log().await(line -> line.contains("Connected to the tracker"), 1, 20);
            try (var page = NodePeer.start(site, clip, Map.of("stay", true))) {
                expectAllOf(clip, page, 1);
                var withdrawn = System.nanoTime();
                site.withdraw(clip);
                page.await("closed", 5);
                assertThat(Duration.ofNanos(System.nanoTime() - withdrawn)).isLessThan(Duration.ofSeconds(1));
            }
            awaitNoSeeder(site, clip);
        }
    }

    @Test
    void aKilledSeederComesBackToItsPages() throws Exception {
        var clip = Clip.make(MEDIA, "killed.mp4", 2_000_000);
        try (var site = new TestSite(true)) {
            site.assign(clip);
            try (var page = NodePeer.start(site, clip, Map.of("direction", "answer", "stay", true))) {
                page.await("tracker", 20);
                try (var first = SeederProcess.start(site, Map.of())) {
                    expectAllOf(clip, page, 1);
                    first.kill();
                }
                try (var _ = SeederProcess.start(site, Map.of())) {
                    expectAllOf(clip, page, 2);
                }
            }
        }
    }

    @Test
    void theNativeFactoryIsReplacedUnderTraffic() throws Exception {
        var clip = Clip.make(MEDIA, "rotated.mp4", 30_000_000);
        var oftenReplaced =
                Map.of("TRIBUTARY_SEEDER_FACTORY_MESSAGES", "1000", "TRIBUTARY_SEEDER_FACTORY_DRAIN_SECONDS", "1");
        try (var site = new TestSite(true);
                var seeder = SeederProcess.start(site, oftenReplaced)) {
            site.assign(clip);
            seeder.log().await(line -> line.contains("Connected to the tracker"), 1, 20);
            try (var early = NodePeer.start(site, clip, Map.of("stay", true))) {
                expectAllOf(clip, early, 1);
                try (var late = NodePeer.start(site, clip, Map.of())) {
                    early.await("closed", 10);
                    expectAllOf(clip, late, 1);
                }
                try (var latest = NodePeer.start(site, clip, Map.of())) {
                    expectAllOf(clip, latest, 1);
                }
            }
            seeder.log().await(line -> line.contains("Replacing the WebRTC factory"), 2, 1);
            assertThat(seeder.isAlive()).isTrue();
        }
    }

    @Test
    void stopsInOrderWhenAskedAndSaysGoodBye() throws Exception {
        var clip = Clip.make(MEDIA, "stopped.mp4", 1_000_000);
        try (var site = new TestSite(true);
                var seeder = SeederProcess.start(site, Map.of())) {
            site.assign(clip);
            seeder.log().await(line -> line.contains("Connected to the tracker"), 1, 20);
            try (var page = NodePeer.start(site, clip, Map.of("stay", true))) {
                expectAllOf(clip, page, 1);
                seeder.terminate();
                assertThat(seeder.exitWithin(5)).isZero();
                page.await("closed", 5);
            }
            awaitNoSeeder(site, clip);
            assertThat(seeder.log().toString()).doesNotContain(TestSite.TOKEN);
        }
    }

    @Test
    void endsWithItsParent() throws Exception {
        try (var site = new TestSite(true);
                var seeder = SeederProcess.start(site, Map.of())) {
            seeder.tcpPort();
            seeder.closeInput();
            assertThat(seeder.exitWithin(5)).isZero();
        }
    }

    @Test
    void anOrdinaryClientDownloadsOverTcp() throws Exception {
        var clip = Clip.make(MEDIA, "tcp.mp4", 10_000_000);
        try (var site = new TestSite(true);
                var _ = SeederProcess.start(site, Map.of())) {
            site.assign(clip);
            while (site.tracker().counts(clip.infoHash()).seeders() < 2) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(Aria.download(clip, site.trackerHttp())).isEqualTo(clip.bytes());
        }
    }

    static void expectAllOf(Clip clip, NodePeer page, int time) throws IOException, InterruptedException {
        var done = page.await("done", time, 90);
        assertThat(done.path("bad").asInt()).isZero();
        assertThat(done.path("sha1").asString()).isEqualTo(clip.sha1());
    }

    private static long uploaded(TestSite site) throws InterruptedException {
        var status = site.nextStatus().orElseThrow();
        while (status.uploadedBytes() == 0) {
            status = site.nextStatus().orElseThrow();
        }
        return status.uploadedBytes();
    }

    private static void awaitNoSeeder(TestSite site, Clip clip) throws InterruptedException {
        while (site.tracker().counts(clip.infoHash()).seeders() > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
