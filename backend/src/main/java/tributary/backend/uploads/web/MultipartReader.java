package tributary.backend.uploads.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.backend.site.Refused;

/// A `multipart/form-data` body (RFC 7578) read as it comes: nothing is stored, however large a part is.
final class MultipartReader {

    private static final int BUFFER = 128 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");
    private static final Pattern FILE_NAME =
            Pattern.compile("(?i);\\s*filename=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");
    private static final Pattern ENCODED_FILE_NAME = Pattern.compile("(?i);\\s*filename\\*=utf-8''([^;\\s]+)");

    private final InputStream source;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;

    /// @param boundary as the content type names it
    MultipartReader(InputStream source, String boundary) {
        this.source = source;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter may stand at the very beginning, without the line break before it.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /// @param fileName absent for plain fields
    /// @param content up to the part's end; must be read before the next part is asked for, or is skipped
    record Part(String name, @Nullable String fileName, InputStream content) {}

    /// @throws Refused 400 if the body ends too early or is no such form
    Optional<Part> next() throws IOException {
        skipPart();
        position += delimiter.length;
        require(2);
        if (buffer[position] == '-' && buffer[position + 1] == '-') {
            return Optional.empty();
        }
        var headers = headers();
        var name = first(NAME, headers);
        if (name == null) {
            throw malformed("A part of the form has no name.");
        }
        return Optional.of(new Part(name, fileName(headers), new Content()));
    }

    private void skipPart() throws IOException {
        var content = new Content();
        var waste = new byte[8192];
        while (content.read(waste, 0, waste.length) >= 0) {
            // What precedes the first delimiter, or what nobody wanted of the part before.
        }
    }

    /// The lines after the delimiter up to the empty one.
    private String headers() throws IOException {
        var text = new StringBuilder();
        var bytes = new byte[LONGEST_HEADERS];
        var length = 0;
        while (true) {
            require(1);
            if (length == bytes.length) {
                throw malformed("The headers of a part of the form are too long.");
            }
            bytes[length++] = buffer[position++];
            if (length >= 4
                    && bytes[length - 1] == '\n'
                    && bytes[length - 2] == '\r'
                    && bytes[length - 3] == '\n'
                    && bytes[length - 4] == '\r') {
                return text.append(new String(bytes, 0, length, StandardCharsets.UTF_8))
                        .toString()
                        .lines()
                        .filter(line -> line.regionMatches(true, 0, "content-disposition:", 0, 20))
                        .findFirst()
                        .orElseThrow(() -> malformed("A part of the form has no Content-Disposition."));
            }
        }
    }

    private static @Nullable String fileName(String headers) {
        var encoded = ENCODED_FILE_NAME.matcher(headers);
        return encoded.find()
                ? URLDecoder.decode(encoded.group(1).replace("+", "%2B"), StandardCharsets.UTF_8)
                : first(FILE_NAME, headers);
    }

    private static @Nullable String first(Pattern pattern, String headers) {
        var found = pattern.matcher(headers);
        if (!found.find()) {
            return null;
        }
        var quoted = found.group(1);
        return quoted == null
                ? found.group(2)
                : quoted.replaceAll("\\\\(.)", "$1").replace("%22", "\"");
    }

    private static Refused malformed(String sentence) {
        return Refused.invalid(sentence);
    }

    private void require(int count) throws IOException {
        while (end - position < count) {
            fill();
        }
    }

    private void fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
        }
        var count = source.read(buffer, end, buffer.length - end);
        if (count < 0) {
            throw malformed("The form ends too early.");
        }
        end += count;
    }

    private int delimiterAt() {
        for (var start = position; start <= end - delimiter.length; start++) {
            if (buffer[start] == '\r'
                    && Arrays.equals(buffer, start, start + delimiter.length, delimiter, 0, delimiter.length)) {
                return start;
            }
        }
        return -1;
    }

    /// Bytes up to the next delimiter.
    private final class Content extends InputStream {

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (true) {
                var found = delimiterAt();
                // Without a delimiter in sight, the last bytes may be the beginning of one.
                var ready = (found >= 0 ? found : end - delimiter.length + 1) - position;
                if (ready > 0) {
                    var count = Math.min(ready, length);
                    System.arraycopy(buffer, position, target, offset, count);
                    position += count;
                    return count;
                }
                if (found >= 0) {
                    return -1;
                }
                fill();
            }
        }
    }
}
