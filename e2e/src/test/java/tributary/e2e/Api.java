package tributary.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public API as a program uses it, signed in by the password grant.
final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /// A video's state when processing was given up, as PeerTube numbers it.
    private static final int FAILED = 7;

    private static final Duration PUBLISHED_LIMIT = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningSite site;
    private final String token;

    private Api(RunningSite site, String token) {
        this.site = site;
        this.token = token;
    }

    /// Signs in as the first administrator.
    static Api administrator(RunningSite site) {
        return signIn(site, "admin", RunningSite.ADMIN_PASSWORD);
    }

    static Api signIn(RunningSite site, String name, String password) {
        try (var http = HttpClient.newHttpClient()) {
            var client = JSON.readTree(site.get("/api/v1/oauth-clients/local").body());
            var form = Map.of(
                    "client_id",
                    client.get("client_id").asString(),
                    "client_secret",
                    client.get("client_secret").asString(),
                    "grant_type",
                    "password",
                    "username",
                    name,
                    "password",
                    password);
            var request = HttpRequest.newBuilder(URI.create(site.address("/api/v1/users/token")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(urlEncoded(form)))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(name + " is refused: " + answer.body());
            }
            return new Api(
                    site, JSON.readTree(answer.body()).get("access_token").asString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("signing in as " + name + " failed", e);
        }
    }

    private static String urlEncoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    String token() {
        return token;
    }

    JsonNode get(String path) {
        try {
            var request = authorised(path).GET().build();
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    HttpResponse<String> send(String method, String path, Map<String, Object> body) {
        try {
            var request = authorised(path)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /// Uploads a public video by the multipart route, as stock programs do.
    ///
    /// @return its UUID
    String upload(Path file, String name) {
        return upload(file, Map.of("name", name, "privacy", "1"));
    }

    String upload(Path file, Map<String, String> fields) {
        try {
            var body = new Multipart();
            body.field(
                    "channelId",
                    get("/api/v1/users/me")
                            .get("videoChannels")
                            .get(0)
                            .get("id")
                            .asString());
            fields.forEach(body::field);
            body.file("videofile", file);
            var request = authorised("/api/v1/videos/upload")
                    .header("Content-Type", body.contentType())
                    .POST(body.publisher())
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body()).get("video").get("uuid").asString();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the upload of " + file + " failed", e);
        }
    }

    /// Adds captions.
    ///
    /// @param text WebVTT or SRT
    void caption(String uuid, String language, String text) {
        var body = new Multipart();
        body.file("captionfile", "captions.vtt", text);
        var request = authorised("/api/v1/videos/" + uuid + "/captions/" + language)
                .header("Content-Type", body.contentType())
                .PUT(body.publisher())
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the captions of " + uuid, e);
        }
    }

    /// The video's JSON as soon as it is published with at least `rungs` renditions.
    JsonNode awaitPublished(String uuid, int rungs) {
        return Await.until("video " + uuid + " is published with " + rungs + " renditions", PUBLISHED_LIMIT, () -> {
            var video = get("/api/v1/videos/" + uuid);
            if (video.path("state").path("id").asInt() == FAILED) {
                throw new AssertionError("processing failed: " + video);
            }
            return video.path("state").path("id").asInt() == 1 && files(video).size() >= rungs
                    ? Optional.of(video)
                    : Optional.empty();
        });
    }

    /// The video's renditions, best first.
    static List<JsonNode> files(JsonNode video) {
        var own = video.path("files");
        var files = own.isEmpty() ? video.path("streamingPlaylists").path(0).path("files") : own;
        return files.valueStream().toList();
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(URI.create(site.address(path)))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token);
    }
}
