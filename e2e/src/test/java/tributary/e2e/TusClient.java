package tributary.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/// Resumable upload as a program does it (tus 1.0), with a hand on every byte.
final class TusClient {

    private static final String BYTES = "application/offset+octet-stream";

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningSite site;
    private final String token;
    private final byte[] content;
    private final String location;

    /// Announces a file.
    TusClient(RunningSite site, Api api, Path file) throws IOException, InterruptedException {
        this.site = site;
        this.token = api.token();
        this.content = Files.readAllBytes(file);
        var name =
                Base64.getEncoder().encodeToString(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        var request = request("/api/v1/uploads")
                .header("Upload-Length", Integer.toString(content.length))
                .header("Upload-Metadata", "filename " + name)
                .POST(BodyPublishers.noBody())
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        this.location = URI.create(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body())))
                .getPath();
    }

    int size() {
        return content.length;
    }

    /// Begins a PATCH with everything from `offset` on, sends some bytes of it, and leaves the request open.
    Socket beginPatch(int offset, int bytes) throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(site.address("/")).getPort());
        var head = """
                PATCH %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Tus-Resumable: 1.0.0\r
                Content-Type: %s\r
                Upload-Offset: %d\r
                Content-Length: %d\r
                \r
                """.formatted(location, token, BYTES, offset, content.length - offset);
        var out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(content, offset, bytes);
        out.flush();
        return socket;
    }

    /// @return the offset that the site has durably
    int offset() throws IOException, InterruptedException {
        return Integer.parseInt(head().firstValue("Upload-Offset").orElseThrow());
    }

    /// @return the video that a finished upload has become
    String video() throws IOException, InterruptedException {
        return head().firstValue("Upload-Video").orElseThrow();
    }

    private HttpHeaders head() throws IOException, InterruptedException {
        var request = request(location).method("HEAD", BodyPublishers.noBody()).build();
        return http.send(request, BodyHandlers.discarding()).headers();
    }

    /// Sends everything from `offset` on.
    HttpResponse<String> patch(int offset) throws IOException, InterruptedException {
        var request = request(location)
                .header("Content-Type", BYTES)
                .header("Upload-Offset", Integer.toString(offset))
                .method("PATCH", BodyPublishers.ofByteArray(Arrays.copyOfRange(content, offset, content.length)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site.address(path)))
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0");
    }
}
