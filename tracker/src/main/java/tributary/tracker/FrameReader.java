package tributary.tracker;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes WebSocket frames of a client apart (RFC 6455 §5) and joins fragments.
///
/// Whole frames are read where they were received, in an array that all sockets of a loop share; only what is left of a
/// partial one is kept, in a buffer that grows with what has come, not with what was announced.
final class FrameReader {

    /// Who wants to hear of what was read. The bytes are only lent.
    interface Listener {

        void message(byte[] bytes, int start, int end);

        void ping(byte[] bytes, int start, int end);

        /// @param code why the client closes (RFC 6455 §7.4), 1005 if it does not say
        void closed(int code);
    }

    /// The array into which all sockets of one loop read.
    static final class Scratch {

        private byte[] bytes = new byte[64 << 10];
    }

    /// A client breaks the protocol, or its messages are too long.
    static final class Violation extends Exception {

        private final int code;

        Violation(int code, String what) {
            super(what, null, false, false);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    static final int PROTOCOL_ERROR = 1002;
    static final int TOO_BIG = 1009;

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] NONE = {};

    private final Scratch scratch;
    private final int maxMessage;
    private final Listener listener;

    private byte[] buffer = NONE;
    private boolean borrowed;
    private int start;
    private int end;
    private byte @Nullable [] message;
    private int messageLength;
    private boolean closed;

    FrameReader(Scratch scratch, int maxMessage, Listener listener) {
        this.scratch = scratch;
        this.maxMessage = maxMessage;
        this.listener = listener;
    }

    /// Takes all bytes out of the buffer and reports what became complete with them.
    void read(ByteBuf in) throws Violation {
        var count = in.readableBytes();
        var kept = end - start;
        if (kept == 0) {
            if (scratch.bytes.length < count) {
                scratch.bytes = new byte[count];
            }
            buffer = scratch.bytes;
            start = 0;
            borrowed = true;
        } else if (buffer.length - end < count) {
            buffer = Arrays.copyOfRange(buffer, start, start + Math.max(2 * kept, kept + count));
            start = 0;
        }
        in.readBytes(buffer, start + kept, count);
        end = start + kept + count;
        while (!closed && frame()) {
            // Each turn takes one frame.
        }
        keepRest();
    }

    private void keepRest() {
        if (closed || start == end) {
            buffer = NONE;
            start = 0;
            end = 0;
        } else if (borrowed) {
            buffer = Arrays.copyOfRange(buffer, start, end);
            end -= start;
            start = 0;
            borrowed = false;
        }
    }

    /// @return whether a whole frame was there
    private boolean frame() throws Violation {
        if (end - start < 2) {
            return false;
        }
        var first = buffer[start];
        var second = buffer[start + 1];
        if ((first & 0x70) != 0) {
            throw new Violation(PROTOCOL_ERROR, "reserved bits are set");
        }
        if (second >= 0) {
            throw new Violation(PROTOCOL_ERROR, "a client's frame is not masked");
        }
        var length = second & 0x7f;
        var opcode = first & 0x0f;
        check(opcode, first < 0, length);
        var header = 6;
        if (length == 126) {
            header = 8;
            if (end - start < header) {
                return false;
            }
            length = (buffer[start + 2] & 0xff) << 8 | (buffer[start + 3] & 0xff);
        }
        if (length == 127 && header == 6) {
            if (end - start < 10) {
                return false;
            }
            header = 14;
            length = longLength();
        }
        if (opcode < CLOSE && length > maxMessage - messageLength) {
            throw new Violation(TOO_BIG, "a message is longer than " + maxMessage + " bytes");
        }
        if (end - start < header + length) {
            return false;
        }
        var from = start + header;
        unmask(from, from + length, from - 4);
        start = from + length;
        dispatch(opcode, first < 0, from, start);
        return true;
    }

    /// Eight bytes of length: 64 KiB is the one length that needs them and is not too long.
    private int longLength() throws Violation {
        for (var i = start + 2; i < start + 7; i++) {
            if (buffer[i] != 0) {
                throw new Violation(TOO_BIG, "a message is longer than " + maxMessage + " bytes");
            }
        }
        return (buffer[start + 7] & 0xff) << 16 | (buffer[start + 8] & 0xff) << 8 | (buffer[start + 9] & 0xff);
    }

    private void check(int opcode, boolean last, int length) throws Violation {
        switch (opcode) {
            case CONTINUATION -> {
                if (message == null) {
                    throw new Violation(PROTOCOL_ERROR, "a message is continued that was not begun");
                }
            }
            case TEXT, BINARY -> {
                if (message != null) {
                    throw new Violation(PROTOCOL_ERROR, "a message begins inside another one");
                }
            }
            case CLOSE, PING, PONG -> {
                if (!last || length > 125) {
                    throw new Violation(PROTOCOL_ERROR, "a control frame is fragmented or too long");
                }
            }
            default -> throw new Violation(PROTOCOL_ERROR, "unknown opcode " + opcode);
        }
    }

    private void unmask(int from, int to, int mask) {
        for (var i = from; i < to; i++) {
            buffer[i] ^= buffer[mask + ((i - from) & 3)];
        }
    }

    private void dispatch(int opcode, boolean last, int from, int to) {
        switch (opcode) {
            case CLOSE -> {
                closed = true;
                listener.closed(to - from < 2 ? 1005 : (buffer[from] & 0xff) << 8 | (buffer[from + 1] & 0xff));
            }
            case PING -> listener.ping(buffer, from, to);
            case PONG -> {
                // That something came was noted by who called.
            }
            default -> data(last, from, to);
        }
    }

    private void data(boolean last, int from, int to) {
        if (last && message == null) {
            listener.message(buffer, from, to);
            return;
        }
        var begun = message == null ? new byte[Math.max(256, to - from)] : message;
        if (begun.length - messageLength < to - from) {
            begun = Arrays.copyOf(begun, Math.max(2 * begun.length, messageLength + to - from));
        }
        System.arraycopy(buffer, from, begun, messageLength, to - from);
        messageLength += to - from;
        message = begun;
        if (last) {
            var length = messageLength;
            message = null;
            messageLength = 0;
            listener.message(begun, 0, length);
        }
    }
}
