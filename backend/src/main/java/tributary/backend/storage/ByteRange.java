package tributary.backend.storage;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `Range` header asks of a file (RFC 9110, 14.1 and 14.2).
sealed interface ByteRange {

    Pattern SPECIFIER = Pattern.compile("(\\d*)[ \\t]*-[ \\t]*(\\d*)");
    String UNIT = "bytes=";

    /// All of it: there is no such header, or one that a server may pass over.
    record Whole() implements ByteRange {}

    /// @param first offset in bytes
    /// @param last offset in bytes, inclusive
    record Part(long first, long last) implements ByteRange {

        long length() {
            return last - first + 1;
        }
    }

    /// Nothing of it is there.
    record Beyond() implements ByteRange {}

    /// Several ranges at once are answered with the whole file, which the RFC permits: no player or torrent client
    /// sends them, and answers in parts are a way to ask for more than there is.
    static ByteRange of(@Nullable String header, long size) {
        if (header == null || !header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return new Whole();
        }
        var matcher = SPECIFIER.matcher(header.substring(UNIT.length()).strip());
        if (!matcher.matches()) {
            return new Whole();
        }
        var from = matcher.group(1);
        var to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? new Whole() : suffix(number(to), size);
        }
        var first = number(from);
        var last = to.isEmpty() ? Long.MAX_VALUE : number(to);
        if (last < first) {
            return new Whole();
        }
        return first >= size ? new Beyond() : new Part(first, Math.min(last, size - 1));
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0 ? new Beyond() : new Part(Math.max(0, size - length), size - 1);
    }

    /// No file is longer than what a long can hold.
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
