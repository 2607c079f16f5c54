package tributary.backend.tracking.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One connection to the tracker over loopback: a request goes out, the head of the answer comes in, and what follows
/// is bytes.
final class TrackerLink implements Closeable {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LONGEST_HEAD = 16 << 10;

    private final Socket socket;
    private final InputStream in;

    private TrackerLink(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
    }

    static TrackerLink open(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new TrackerLink(socket);
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    /// @param target path and query, as they came
    /// @param headers must hold no line breaks; the container refuses requests with such
    Head ask(String target, Map<String, String> headers) throws IOException {
        var text = new StringBuilder("GET ").append(target).append(" HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        out().write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out().flush();
        return Head.read(in);
    }

    /// From here on the other side may be silent for as long as it likes.
    void waitForEver() throws IOException {
        socket.setSoTimeout(0);
    }

    InputStream in() {
        return in;
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    /// Status and headers of an answer.
    record Head(int status, List<Map.Entry<String, String>> headers) {

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        private static Head read(InputStream in) throws IOException {
            var line = line(in);
            if (!line.matches("HTTP/1\\.[01] \\d{3}.*")) {
                throw new IOException("the tracker's answer is not HTTP");
            }
            var headers = new ArrayList<Map.Entry<String, String>>();
            for (var header = line(in); !header.isEmpty(); header = line(in)) {
                var colon = header.indexOf(':');
                if (colon > 0) {
                    headers.add(Map.entry(
                            header.substring(0, colon).toLowerCase(Locale.ROOT),
                            header.substring(colon + 1).strip()));
                }
            }
            return new Head(Integer.parseInt(line.substring(9, 12)), headers);
        }

        private static String line(InputStream in) throws IOException {
            var bytes = new ByteArrayOutputStream();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0 || bytes.size() > LONGEST_HEAD) {
                    throw new IOException("the tracker's answer ends in its head");
                }
                if (next != '\r') {
                    bytes.write(next);
                }
            }
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
