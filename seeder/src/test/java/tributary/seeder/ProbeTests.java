package tributary.seeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tributary.seeder.probe.SeederTrial;

/// The process by which the site tests its seeder, against a real one.
@Timeout(120)
class ProbeTests {

    private static final Path MEDIA = Path.of("target", "media");

    @Test
    void aPieceComesByWebRtc() throws Exception {
        var clip = Clip.make(MEDIA, "probed.mp4", 1_000_000);
        try (var site = new TestSite(true);
                var seeder = SeederProcess.start(site, Map.of())) {
            site.assign(clip);
            seeder.log().await(line -> line.contains("Connected to the tracker"), 1, 20);
            var said = SeederTrial.run(
                    clip.info(), URI.create(site.trackerWebSocket()), Set.of(TestSite.SEEDER), Duration.ofSeconds(30));
            assertThat(said).startsWith("ok " + clip.info().lengthOf(0) + " ");
        }
    }

    @Test
    void withoutASeederTheStepIsNamed() throws Exception {
        WebRtcPossible.check();
        var clip = Clip.make(MEDIA, "unserved.mp4", 1_000_000);
        try (var site = new TestSite(true)) {
            site.assign(clip);
            var said = SeederTrial.run(
                    clip.info(), URI.create(site.trackerWebSocket()), Set.of(TestSite.SEEDER), Duration.ofSeconds(4));
            assertThat(said).startsWith("failed seeder");
        }
    }
}
