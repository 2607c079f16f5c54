package tributary.protocol.tracker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The query of a tracker's URL, in which percent-encoded bytes are bytes and need not be text (BEP 3).
final class QueryString {

    private static final int MAX_PARAMETERS = 200;

    private final Map<String, List<byte[]>> parameters = new HashMap<>();
    private int count;

    /// @param query what follows the question mark
    QueryString(String query) throws MalformedMessage {
        var from = 0;
        while (from < query.length()) {
            var end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            if (end > from) {
                add(query.substring(from, end));
            }
            from = end + 1;
        }
    }

    private void add(String parameter) throws MalformedMessage {
        if (++count > MAX_PARAMETERS) {
            throw new MalformedMessage("more than " + MAX_PARAMETERS + " parameters");
        }
        var equals = parameter.indexOf('=');
        var name = equals < 0 ? parameter : parameter.substring(0, equals);
        parameters
                .computeIfAbsent(name, key -> new ArrayList<>(1))
                .add(decode(equals < 0 ? "" : parameter.substring(equals + 1)));
    }

    private static byte[] decode(String encoded) throws MalformedMessage {
        var bytes = new byte[encoded.length()];
        var count = 0;
        for (var i = 0; i < encoded.length(); i++) {
            var character = encoded.charAt(i);
            if (character == '%') {
                var high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                var low = high < 0 ? -1 : Character.digit(encoded.charAt(i + 2), 16);
                if (low < 0) {
                    throw new MalformedMessage("a percent sign is not followed by two digits");
                }
                bytes[count++] = (byte) (high << 4 | low);
                i += 2;
            } else if (character > 0xff) {
                throw new MalformedMessage("the query holds characters that are not bytes");
            } else {
                // Forms write a space as a plus sign; clients that write ids do not escape either alike, and take the
                // plus sign for itself (RFC 3986).
                bytes[count++] = (byte) character;
            }
        }
        return Arrays.copyOf(bytes, count);
    }

    /// The first parameter of a name as text, ISO 8859-1.
    @Nullable
    String text(String name) {
        var values = all(name);
        return values.isEmpty() ? null : new String(values.getFirst(), StandardCharsets.ISO_8859_1);
    }

    /// The first parameter of a name as a whole number, which is 0 or more.
    ///
    /// @return -1 if there is none or it is anything else
    long number(String name) {
        var text = text(name);
        if (text == null || text.isEmpty() || text.length() > 18) {
            return -1;
        }
        var number = 0L;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /// All parameters of a name.
    List<byte[]> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }
}
