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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

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

    /// Begins a PATCH with everything from `offset` on, without any byte of it yet.
    OpenPatch beginPatch(int offset) throws IOException {
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
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return new OpenPatch(socket, offset);
    }

    /// A PATCH whose bytes are sent by hand.
    final class OpenPatch implements AutoCloseable {

        private final Socket socket;
        private int position;

        private OpenPatch(Socket socket, int position) {
            this.socket = socket;
            this.position = position;
        }

        void send(int bytes) throws IOException {
            socket.getOutputStream().write(content, position, bytes);
            position += bytes;
        }

        int position() {
            return position;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /// The offset in the site's database, asked there because a HEAD would end the PATCH that is under way.
    int recordedOffset() throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(site.databaseUrl().orElseThrow());
                var query = connection.prepareStatement("select received from upload where id = ?")) {
            query.setObject(1, UUID.fromString(location.substring(location.lastIndexOf('/') + 1)));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
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
