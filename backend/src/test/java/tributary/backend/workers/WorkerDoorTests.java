package tributary.backend.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.backend.SwarmSite;
import tributary.backend.playback.Library;
import tributary.backend.playback.Visit;
import tributary.backend.site.HomeFolder;

/// Each worker's token opens that worker's part of the API and nothing else; nobody else's opens any of it.
@SwarmSite
@SuppressWarnings("NullAway.Init")
class WorkerDoorTests {

    @LocalServerPort
    int port;

    @Autowired
    Library library;

    @Autowired
    HomeFolder home;

    @ParameterizedTest
    @CsvSource({
        "GET, /worker/v1/seeding/assignments?seeder=x, 200, 403",
        "GET, /worker/v1/seeding/nothing, 404, 403",
        "POST, /worker/v1/transcoding/lease, 403, 204",
        "GET, /worker/v1/transcoding/nothing, 403, 404",
        "GET, /worker/v1/other, 403, 403",
        "GET, /worker, 403, 403",
    })
    void tokensDoNotCross(String method, String path, int seeder, int transcoder) {
        var visit = new Visit(port);
        var body = method.equals("POST") ? "{\"worker\":\"x\",\"waitSeconds\":0,\"sharedFolder\":false}" : null;
        assertThat(visit.send(method, path, body).statusCode()).isEqualTo(401);
        assertThat(visit.send(method, path, body, "Authorization", "Bearer nonsense")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visit.send(method, path, body, "Authorization", library.bearer(library.person(0, "A", "A")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(visit.send(method, path, body, "Cookie", library.cookie(library.person(0, "A", "A")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(visit.send(method, path, body, "Authorization", SwarmSite.SEEDER)
                        .statusCode())
                .isEqualTo(seeder);
        assertThat(visit.send(method, path, body, "Authorization", SwarmSite.TRANSCODER)
                        .statusCode())
                .isEqualTo(transcoder);
    }

    @Test
    void aWorkersTokenIsNobodyElsewhere() {
        var visit = new Visit(port);
        for (var token : new String[] {SwarmSite.SEEDER, SwarmSite.TRANSCODER}) {
            assertThat(visit.get("/api/v1/users/me", "Authorization", token).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void secretsAreForTheSitesOwnUserAlone() throws Exception {
        var secret = home.secrets().resolve("swarm-secret");
        assertThat(Files.getPosixFilePermissions(secret)).hasSize(2);
        assertThat(Files.getPosixFilePermissions(home.secrets())).hasSize(3);
    }
}
