package tributary.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.site.HomeFolder;

/// Somebody who uploads by a program: signed in with a bearer token, over real HTTP.
public final class Creator {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final String token;

    private Creator(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /// The first administrator.
    public static Creator administrator(int port, HomeFolder home) {
        try {
            var password =
                    Files.readString(home.secrets().resolve("admin-password")).strip();
            return signIn(port, "admin", password);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A new account.
    public static Creator signUp(int port, String name) {
        var answer = call(HttpRequest.newBuilder(uri(port, "/api/v1/users/register"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                                {"username":"%1$s","password":"a long pass phrase","email":"%1$s@example.org"}
                                """.formatted(name))));
        if (answer.statusCode() >= 300) {
            throw new AssertionError("signing up: " + answer.statusCode() + " " + answer.body());
        }
        return signIn(port, name, "a long pass phrase");
    }

    private static Creator signIn(int port, String name, String password) {
        var client = json(call(HttpRequest.newBuilder(uri(port, "/api/v1/oauth-clients/local"))));
        var form = "client_id=" + encode(client.get("client_id").asString())
                + "&client_secret=" + encode(client.get("client_secret").asString())
                + "&grant_type=password&username=" + encode(name)
                + "&password=" + encode(password);
        var answer = call(HttpRequest.newBuilder(uri(port, "/api/v1/users/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return new Creator(port, json(answer).get("access_token").asString());
    }

    public String token() {
        return token;
    }

    /// @param headers names and values in turn
    public HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        var request =
                HttpRequest.newBuilder(uri(port, path)).method(method, body).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return call(request);
    }

    public HttpResponse<String> send(String method, String path) {
        return send(method, path, BodyPublishers.noBody());
    }

    public HttpResponse<String> sendJson(String method, String path, String body) {
        return send(method, path, BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    public JsonNode get(String path) {
        return json(send("GET", path));
    }

    /// Sends a whole file by tus.
    ///
    /// @return the video's short UUID
    public String upload(String fileName, byte[] content) {
        var address = begin(fileName, content.length);
        var answer = patch(address, 0, content);
        return answer.headers().firstValue("Upload-Video").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /// @return the upload's path
    public String begin(String fileName, long size) {
        var answer = create(fileName, size);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    public HttpResponse<String> create(String fileName, long size) {
        return send(
                "POST",
                "/api/v1/uploads",
                BodyPublishers.noBody(),
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                Long.toString(size),
                "Upload-Metadata",
                "filename " + Base64.getEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8)));
    }

    public HttpResponse<String> patch(String address, long offset, byte[] content, String... more) {
        var headers = new ArrayList<>(List.of(
                "Tus-Resumable",
                "1.0.0",
                "Content-Type",
                "application/offset+octet-stream",
                "Upload-Offset",
                Long.toString(offset)));
        headers.addAll(List.of(more));
        return send("PATCH", address, BodyPublishers.ofByteArray(content), headers.toArray(String[]::new));
    }

    /// Where the site says that an upload goes on.
    public long offset(String address) {
        var answer = send("HEAD", address, BodyPublishers.noBody(), "Tus-Resumable", "1.0.0");
        return answer.headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow(() -> new AssertionError("HEAD: " + answer.statusCode()));
    }

    static HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
