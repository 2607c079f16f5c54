package tributary.protocol.tracker;

import java.nio.charset.StandardCharsets;

/// A JSON string as it stands in a message, with its quotes: validated, to be passed on as it is.
///
/// A view: it is what it was only as long as the message's bytes are left alone. Session descriptions travel this way
/// from one peer to another without being decoded, which costs nothing and changes nothing.
public final class JsonText {

    private final byte[] bytes;
    private final int start;
    private final int end;

    JsonText(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /// Length in bytes, quotes included.
    public int length() {
        return end - start;
    }

    void appendTo(JsonWriter out) {
        out.raw(bytes, start, end);
    }

    /// The string that is meant, without quotes and escapes.
    public String text() {
        var text = new String(bytes, start + 1, end - start - 2, StandardCharsets.UTF_8);
        return text.indexOf('\\') < 0 ? text : unescape(text);
    }

    private static String unescape(String text) {
        var plain = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            var character = text.charAt(at++);
            if (character != '\\') {
                plain.append(character);
                continue;
            }
            var escaped = text.charAt(at++);
            switch (escaped) {
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text, at, at + 4, 16));
                    at += 4;
                }
                default -> plain.append(escaped);
            }
        }
        return plain.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
