package tributary.backend.playback;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plain requests over the network; redirects are not followed.
public final class Visit {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String site;

    public Visit(int port) {
        this.site = "http://127.0.0.1:" + port;
    }

    public String site() {
        return site;
    }

    /// @param headers alternately name and value
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> send(String method, String path, @Nullable String json, String... headers) {
        var body = json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        var request = HttpRequest.newBuilder(URI.create(site + path)).method(method, body);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return sent(request, headers);
    }

    /// A form with one file.
    public HttpResponse<String> form(
            String method, String path, String field, String fileName, String content, String... headers) {
        var body = "--line\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n--line--\r\n"
                .formatted(field, fileName, content);
        var request = HttpRequest.newBuilder(URI.create(site + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "multipart/form-data; boundary=line");
        return sent(request, headers);
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.build().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The body of a 200.
    public JsonNode json(String path, String... headers) {
        var answer = get(path, headers);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    public static JsonNode parse(String json) {
        return JSON.readTree(json);
    }
}
