package tributary.backend.site;

import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted, in which order. Reads leniently: what makes no sense falls back to the default,
/// because
/// PeerTube's clients send values that PeerTube itself would refuse.
///
/// @param start 0 or more
/// @param count 0 to 100
/// @param sort field, with a leading `-` for descending; empty for the list's own order
public record Paging(long start, int count, String sort) {

    private static final int USUAL_COUNT = 15;
    private static final int MOST = 100;

    public static Paging of(@Nullable String start, @Nullable String count, @Nullable String sort) {
        var from = Math.max(0, number(start, 0));
        var many = Math.clamp(number(count, USUAL_COUNT), 0, MOST);
        return new Paging(from, many, sort == null ? "" : sort.strip());
    }

    private static long number(@Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException nonsense) {
            return otherwise;
        }
    }
}
