package tributary.protocol.magnet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Percent encoding of RFC 3986: everything but the unreserved characters (§2.3), as upper-case UTF-8 bytes.
///
/// Not that of HTML forms, in which a space is a plus sign: magnet links keep plus signs as they are.
final class PercentEncoding {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    static String encode(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (var each : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(each)) {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(UPPER.toHexDigits(each));
            }
        }
        return encoded.toString();
    }

    /// @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits, or the bytes are
    ///     not UTF-8
    static String decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        var source = text.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                bytes.write(source[i]);
                continue;
            }
            if (i + 2 >= source.length) {
                throw new IllegalArgumentException("a percent sign is not followed by two digits");
            }
            bytes.write(HexFormat.fromHexDigit(source[i + 1]) << 4 | HexFormat.fromHexDigit(source[i + 2]));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException("the encoded bytes are not UTF-8", notText);
        }
    }

    private static boolean isUnreserved(byte each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || each == '-'
                || each == '.'
                || each == '_'
                || each == '~';
    }
}
