package tributary.backend.webhooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/// Brings one post. Speaks HTTP/1.1 (RFC 9112) itself, because it must connect to the very address that was found
/// public;
/// follows no redirects, which could lead inside.
@Component
class Courier {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 15_000;
    private static final int MOST_READ = 4096;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /// @param status 0 when there was no answer
    /// @param text beginning of the answer's body, or why there was none
    record Answer(int status, String text) {
        boolean isTaken() {
            return status >= 200 && status < 300;
        }
    }

    private final PublicHosts hosts;
    private final Clock clock;

    Courier(PublicHosts hosts, Clock clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    Answer bring(URI url, String secret, String event, String delivery, String body) {
        var isSecure = "https".equals(url.getScheme());
        var port = url.getPort() > 0 ? url.getPort() : (isSecure ? HTTPS : HTTP);
        try {
            var address = hosts.find(url.getHost());
            try (var socket = isSecure ? secure(url.getHost(), address, port) : plain(address, port)) {
                socket.setSoTimeout(READ_MILLIS);
                socket.getOutputStream().write(post(url, secret, event, delivery, body));
                socket.getOutputStream().flush();
                return read(socket);
            }
        } catch (IOException failure) {
            var message = failure.getMessage();
            return new Answer(0, message == null ? failure.getClass().getSimpleName() : message);
        }
    }

    private static Socket plain(InetAddress address, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    /// The certificate must be that of the name, although the address was chosen before.
    private static Socket secure(String host, InetAddress address, int port) throws IOException {
        var below = plain(address, port);
        try {
            below.setSoTimeout(READ_MILLIS);
            var socket = (SSLSocket)
                    ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(below, host, port, true);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException failure) {
            below.close();
            throw failure;
        }
    }

    private byte[] post(URI url, String secret, String event, String delivery, String body) throws IOException {
        var content = body.getBytes(UTF_8);
        var path = (url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        var head = "POST " + path + " HTTP/1.1\r\n"
                + "Host: " + url.getRawAuthority() + "\r\n"
                + "User-Agent: Tributary\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + content.length + "\r\n"
                + "X-Tributary-Event: " + event + "\r\n"
                + "X-Tributary-Delivery: " + delivery + "\r\n"
                + "X-Tributary-Signature: "
                + Signature.of(secret, clock.instant().getEpochSecond(), body) + "\r\n"
                + "Connection: close\r\n\r\n";
        var all = new ByteArrayOutputStream();
        all.write(head.getBytes(ISO_8859_1));
        all.write(content);
        return all.toByteArray();
    }

    private static Answer read(Socket socket) throws IOException {
        var text = new String(socket.getInputStream().readNBytes(MOST_READ), UTF_8);
        var words = text.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9]{2}")) {
            return new Answer(0, "the answer was not HTTP");
        }
        var bodyAt = text.indexOf("\r\n\r\n");
        var body = bodyAt < 0 ? "" : text.substring(bodyAt + 4).strip();
        return new Answer(Integer.parseInt(words[1]), body.substring(0, Math.min(500, body.length())));
    }
}
