package tributary.tracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/// A TCP connection over which a test may send what no library would.
final class RawSocket implements AutoCloseable {

    /// A frame as it came.
    record Frame(int opcode, String text) {}

    private final Socket socket;
    private final DataInputStream in;

    RawSocket(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
    }

    static RawSocket webSocket(int port) throws IOException {
        var raw = new RawSocket(port);
        raw.request(
                "GET /announce HTTP/1.1",
                "Host: x",
                "Upgrade: websocket",
                "Connection: keep-alive, Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13");
        var head = raw.readHead();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException(head);
        }
        return raw;
    }

    /// @param lines of a request's head
    void request(String... lines) throws IOException {
        send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// @param first FIN, reserved bits and opcode
    void sendFrame(int first, String payload) throws IOException {
        send(frame(first, payload.getBytes(UTF_8), true));
    }

    static byte[] frame(int first, byte[] payload, boolean masked) {
        var out = new ByteArrayOutputStream();
        out.write(first);
        var mask = masked ? 0x80 : 0;
        if (payload.length < 126) {
            out.write(mask | payload.length);
        } else if (payload.length <= 0xffff) {
            out.write(mask | 126);
            out.write(payload.length >>> 8);
            out.write(payload.length);
        } else {
            out.write(mask | 127);
            for (var shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >>> shift));
            }
        }
        var key = new byte[] {0x12, (byte) 0xf4, 0x56, 0x78};
        if (masked) {
            out.writeBytes(key);
        }
        for (var i = 0; i < payload.length; i++) {
            out.write(masked ? payload[i] ^ key[i % 4] : payload[i]);
        }
        return out.toByteArray();
    }

    /// Status line and headers.
    String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    String readBody(int length) throws IOException {
        return new String(in.readNBytes(length), ISO_8859_1);
    }

    Frame readFrame() throws IOException {
        var opcode = in.readUnsignedByte() & 0x0f;
        var length = in.readUnsignedByte();
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
        return new Frame(opcode, new String(in.readNBytes(length), opcode == 8 ? ISO_8859_1 : UTF_8));
    }

    /// Reads up to a close frame and the end behind it.
    ///
    /// @return the code of the close frame
    int readClose() throws IOException {
        var frame = readFrame();
        while (frame.opcode() != 8) {
            frame = readFrame();
        }
        if (in.read() >= 0) {
            throw new IOException("the connection stays open");
        }
        return frame.text().charAt(0) << 8 | frame.text().charAt(1);
    }

    /// Waits for the other end to close.
    boolean isClosedByOther() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
