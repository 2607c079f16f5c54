package tributary.backend.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A mail server that takes every letter (RFC 5321, the least of it) and keeps its text.
final class Letterbox implements AutoCloseable {

    private final ServerSocket server;
    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();

    Letterbox() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    BlockingQueue<String> letters() {
        return letters;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var visitor = server.accept()) {
                receive(visitor);
            } catch (IOException ended) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(ended);
                }
            }
        }
    }

    private void receive(Socket visitor) throws IOException {
        var in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.UTF_8));
        say(visitor, "220 letterbox");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("DATA")) {
                say(visitor, "354 go on");
                letters.add(readLetter(in));
                say(visitor, "250 taken");
            } else if (line.startsWith("QUIT")) {
                say(visitor, "221 bye");
                return;
            } else {
                say(visitor, "250 letterbox");
            }
        }
    }

    private static String readLetter(BufferedReader in) throws IOException {
        var letter = new StringBuilder();
        for (var line = in.readLine(); line != null && !".".equals(line); line = in.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private static void say(Socket visitor, String line) throws IOException {
        visitor.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
