package tributary.transcoder.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.worker.LeaseRequest;
import tributary.protocol.worker.TranscodingLease;

/// The site's worker API. A site that is away is asked again, for ever.
public final class Site implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Site.class);
    private static final int WAIT_SECONDS = 25;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final URI address;
    private final String token;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /// @param address of the site, without a path
    public Site(URI address, String token, JsonMapper json) {
        this.address = address;
        this.token = token;
        this.json = json;
    }

    /// Waits for a job.
    ///
    /// @param worker this process's name
    /// @param sharedFolder whether it sees the site's data folder
    public LeasedJob lease(String worker, boolean sharedFolder) throws InterruptedException {
        var backoff = new Backoff();
        while (true) {
            try {
                var request = request("/worker/v1/transcoding/lease", Duration.ofSeconds(WAIT_SECONDS + 15))
                        .POST(body(new LeaseRequest(worker, WAIT_SECONDS, sharedFolder)))
                        .build();
                var answer = http.send(request, BodyHandlers.ofString());
                switch (answer.statusCode()) {
                    case 200 -> {
                        return new LeasedJob(this, json.readValue(answer.body(), TranscodingLease.class));
                    }
                    case 204 -> backoff.reset();
                    default -> {
                        log.warn("The site gives no job: {} {}", answer.statusCode(), answer.body());
                        backoff.pause();
                    }
                }
            } catch (IOException | JacksonException failure) {
                log.info("The site at {} cannot be reached: {}", address, failure.toString());
                backoff.pause();
            }
        }
    }

    HttpClient http() {
        return http;
    }

    HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    HttpRequest.BodyPublisher body(Object message) {
        return BodyPublishers.ofByteArray(json.writeValueAsBytes(message));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
