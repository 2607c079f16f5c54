package tributary.backend.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.backend.SiteTest;
import tributary.backend.site.Assets;

@SiteTest
@SuppressWarnings("NullAway.Init")
class AssetsTests {

    @LocalServerPort
    int port;

    @Autowired
    Assets assets;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | br",
                "br;q=0.5, gzip | br",
                "gzip, br;q=0 | gzip",
                "gzip | gzip",
            })
    void anAssetComesInTheSmallestFormThatTheClientTakes(String accepted, String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + assets.url("player.js")))
                .header("Accept-Encoding", accepted)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains(form);
        }
    }
}
