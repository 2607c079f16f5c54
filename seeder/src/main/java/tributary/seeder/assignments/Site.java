package tributary.seeder.assignments;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.worker.SeederStatus;
import tributary.protocol.worker.SeedingAssignment;
import tributary.protocol.worker.SeedingAssignments;
import tributary.seeder.torrent.RangeSource;

/// The site's worker API as a seeder uses it. The token goes into the header and nowhere else.
public final class Site {

    /// How long the site may keep a question open, in seconds.
    static final int WAIT_SECONDS = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// A newer site may say more than this seeder understands.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpClient http;
    private final URI address;
    private final String authorization;
    private final String name;

    /// @param address of the site, without a path
    /// @param name by which this seeder is shown to the operator
    public Site(HttpClient http, URI address, String token, String name) {
        this.http = http;
        this.address = address;
        this.authorization = "Bearer " + token;
        this.name = name;
    }

    /// Waits for news.
    ///
    /// @param revision that was answered last, -1 at first
    /// @throws IOException if the site cannot be reached or answers anything else
    SeedingAssignments assignments(long revision) throws IOException, InterruptedException {
        var path = "/worker/v1/seeding/assignments?seeder=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "&revision=" + revision + "&wait=" + WAIT_SECONDS;
        var patience = PATIENCE.plusSeconds(WAIT_SECONDS);
        var response = http.send(request(path).timeout(patience).build(), BodyHandlers.ofByteArray());
        expect(response, 200);
        try {
            return JSON.readValue(response.body(), SeedingAssignments.class);
        } catch (JacksonException unreadable) {
            throw new IOException("the site's answer cannot be read", unreadable);
        }
    }

    /// @throws IOException if the site cannot be reached or does not have it
    byte[] torrentFile(SeedingAssignment assignment) throws IOException, InterruptedException {
        var response =
                http.send(request(assignment.torrentUrl()).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        expect(response, 200);
        return response.body();
    }

    /// @throws IOException if the site cannot be reached or refuses
    void report(SeederStatus status) throws IOException, InterruptedException {
        var response = http.send(
                request("/worker/v1/seeding/status")
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(status)))
                        .build(),
                BodyHandlers.discarding());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("the site answers " + response.statusCode());
        }
    }

    /// The assignment's content by HTTP ranges.
    RangeSource content(SeedingAssignment assignment) {
        return (offset, length) -> {
            var request = request(assignment.fileUrl())
                    .timeout(PATIENCE)
                    .header("Range", "bytes=" + offset + "-" + (offset + length - 1))
                    .build();
            return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(response -> {
                if (response.statusCode() != 206 || response.body().length != length) {
                    throw new IllegalStateException("the site answers " + response.statusCode() + " with "
                            + response.body().length + " bytes instead of " + length);
                }
                return response.body();
            });
        };
    }

    String name() {
        return name;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", authorization);
    }

    private static void expect(HttpResponse<?> response, int status) throws IOException {
        if (response.statusCode() != status) {
            throw new IOException("the site answers " + response.statusCode() + " to "
                    + response.request().uri().getPath());
        }
    }
}
