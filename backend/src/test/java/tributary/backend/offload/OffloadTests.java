package tributary.backend.offload;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.playback.ClipFiles;
import tributary.backend.playback.Library;
import tributary.backend.playback.Visit;

/// From a page's report to its owner's table.
@SiteTest
@TestPropertySource(properties = "tributary.offload.flush-every=200ms")
@SuppressWarnings("NullAway.Init")
class OffloadTests {

    @LocalServerPort
    int port;

    @Autowired
    Library library;

    @Autowired
    ClipFiles files;

    @Autowired
    Offload offload;

    @Test
    void theOwnerSeesWhoSentTheBytes() throws Exception {
        var visit = new Visit(port);
        var owner = library.person();
        var clip = library.clip(owner, "Clouds");
        var size = files.fill(clip, 720).length;
        assertThat(visit.get(ClipFiles.path(clip, 720)).statusCode()).isEqualTo(200);
        var report = "/api/v1/videos/" + clip.uuid() + "/offload?page=";
        assertThat(visit.send("POST", report + "first-page", claim(0, 3_000)).statusCode())
                .isEqualTo(204);
        assertThat(visit.send("POST", report + "second-page", claim(2_000, 0)).statusCode())
                .isEqualTo(204);
        assertThat(visit.send("POST", report + "second-page", "x".repeat(2000)).statusCode())
                .isEqualTo(400);

        var today = LocalDate.now(ZoneOffset.UTC);
        eventually(() -> {
            var days = offload.ofVideo(clip.id(), today.minusDays(1), today);
            return days.size() == 1
                    && days.getFirst().peerBytes() == 2_000
                    && days.getFirst().servedBytes() == size;
        });
        assertThat(offload.ofSite(today.minusDays(1), today)).hasSize(1);
        var api = "/api/v1/videos/" + clip.uuid() + "/stats/offload";
        assertThat(visit.get(api, "Authorization", library.bearer(owner)).body())
                .contains("\"peerBytes\":2000", "\"pages\":2", "\"share\":");
        assertThat(visit.get(api, "Authorization", library.bearer(library.person()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visit.get("/studio/videos/" + clip.shortUuid() + "/statistics", "Cookie", library.cookie(owner))
                        .body())
                .contains("data-offload", today.toString());
    }

    private static String claim(long peers, long sent) {
        return """
                {"watched":5,"http":1000,"seeder":0,"peers":%d,"sent":%d,"start":400,"stalls":1,"stalled":200,
                 "switches":0}
                """.formatted(peers, sent);
    }
}
