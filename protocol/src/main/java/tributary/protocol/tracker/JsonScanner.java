package tributary.protocol.tracker;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads one JSON value (RFC 8259) from bytes, token by token, and makes no objects but those that are asked for.
///
/// Every string that it passes is checked for what would break its next reader: UTF-8, escapes, control characters.
final class JsonScanner {

    private static final int MAX_DEPTH = 16;

    private final byte[] bytes;
    private final int end;
    private int position;

    JsonScanner(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /// The next token's first byte, whitespace skipped; -1 at the end.
    int peek() {
        while (position < end) {
            var next = bytes[position];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            position++;
        }
        return -1;
    }

    /// Takes the byte that is next if it is this one.
    boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    void expect(char wanted) throws MalformedMessage {
        if (!take(wanted)) {
            throw malformed();
        }
    }

    void expectEnd() throws MalformedMessage {
        if (peek() >= 0) {
            throw malformed();
        }
    }

    /// Takes `null` if it is next.
    boolean takeNull() throws MalformedMessage {
        if (peek() != 'n') {
            return false;
        }
        literal("null");
        return true;
    }

    /// A member's name and its colon.
    String name() throws MalformedMessage {
        var name = string().text();
        expect(':');
        return name;
    }

    /// After a member or an element: whether another one follows. Takes the comma or the closing bracket.
    boolean more(char close) throws MalformedMessage {
        if (take(',')) {
            return true;
        }
        expect(close);
        return false;
    }

    JsonText string() throws MalformedMessage {
        if (peek() != '"') {
            throw malformed();
        }
        var start = position++;
        while (position < end) {
            var next = bytes[position];
            if (next == '"') {
                position++;
                return new JsonText(bytes, start, position);
            }
            if (next == '\\') {
                escape();
            } else if (next >= ' ') {
                position++;
            } else {
                position = Utf8.next(bytes, position, end);
                if (position < 0) {
                    throw malformed();
                }
            }
        }
        throw malformed();
    }

    private void escape() throws MalformedMessage {
        if (position + 1 >= end) {
            throw malformed();
        }
        switch (bytes[position + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> position += 2;
            case 'u' -> {
                if (codeUnit(position) < 0) {
                    throw malformed();
                }
                position += 6;
            }
            default -> throw malformed();
        }
    }

    /// The character of an escape with four hexadecimal digits, which begins at an index; -1 if it is not one.
    private int codeUnit(int at) {
        if (at + 6 > end) {
            return -1;
        }
        var unit = 0;
        for (var i = at + 2; i < at + 6; i++) {
            var digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /// A string of exactly twenty characters U+0000 to U+00FF, one for each byte.
    ///
    /// @return null if it is a proper string but not that
    byte @Nullable [] twentyBytes() throws MalformedMessage {
        var start = peek() == '"' ? position + 1 : position;
        string();
        var last = position - 1;
        var twenty = new byte[20];
        var count = 0;
        var at = start;
        while (at < last) {
            var character = bytes[at] & 0xff;
            if (character == '\\') {
                character = bytes[at + 1] == 'u' ? codeUnit(at) : shortEscape(bytes[at + 1]);
                at += bytes[at + 1] == 'u' ? 6 : 2;
            } else if (character < 0x80) {
                at++;
            } else {
                // Of two UTF-8 bytes only C2 and C3 lead to U+0080 to U+00FF; all else is above.
                character = character <= 0xc3 ? (character & 0x03) << 6 | (bytes[at + 1] & 0x3f) : 0x100;
                at += 2;
            }
            if (character > 0xff || count == 20) {
                return null;
            }
            twenty[count++] = (byte) character;
        }
        return count == 20 ? twenty : null;
    }

    private static int shortEscape(byte escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }

    /// Passes a value of any kind.
    void skip() throws MalformedMessage {
        skip(0);
    }

    private void skip(int depth) throws MalformedMessage {
        if (depth > MAX_DEPTH) {
            throw malformed();
        }
        switch (peek()) {
            case '{' -> {
                position++;
                if (take('}')) {
                    return;
                }
                do {
                    string();
                    expect(':');
                    skip(depth + 1);
                } while (more('}'));
            }
            case '[' -> {
                position++;
                if (take(']')) {
                    return;
                }
                do {
                    skip(depth + 1);
                } while (more(']'));
            }
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    /// Passes a value of any kind and says whether it was the number zero.
    boolean isZero() throws MalformedMessage {
        var next = peek();
        if (next == '-' || (next >= '0' && next <= '9')) {
            return number();
        }
        skip();
        return false;
    }

    private boolean number() throws MalformedMessage {
        take('-');
        var zero = true;
        var start = position;
        zero &= digits();
        if (position - start > 1 && bytes[start] == '0') {
            throw malformed();
        }
        if (position < end && bytes[position] == '.') {
            position++;
            zero &= digits();
        }
        if (position < end && (bytes[position] | 0x20) == 'e') {
            position++;
            if (position < end && (bytes[position] == '+' || bytes[position] == '-')) {
                position++;
            }
            digits();
        }
        return zero;
    }

    /// Passes at least one digit and says whether all were zero.
    private boolean digits() throws MalformedMessage {
        var start = position;
        var zero = true;
        while (position < end && bytes[position] >= '0' && bytes[position] <= '9') {
            zero &= bytes[position] == '0';
            position++;
        }
        if (position == start) {
            throw malformed();
        }
        return zero;
    }

    private void literal(String word) throws MalformedMessage {
        var expected = word.getBytes(StandardCharsets.US_ASCII);
        if (end - position < expected.length) {
            throw malformed();
        }
        for (var each : expected) {
            if (bytes[position] != each) {
                throw malformed();
            }
            position++;
        }
    }

    MalformedMessage malformed() {
        return new MalformedMessage("the message is not valid JSON (byte " + position + ")");
    }
}
