package tributary.backend.playback.web;

import org.jspecify.annotations.Nullable;
import tributary.backend.site.Paging;

/// The part of a list that one page shows.
record Window(int start, int count) {

    private static final int CARDS = 24;
    private static final int DEEPEST = 100_000;

    /// What makes no sense is the first page.
    static Window of(@Nullable String start) {
        return new Window((int) Math.min(Paging.of(start, null, null).start(), DEEPEST), CARDS);
    }

    /// The address of what follows, or null at the end.
    ///
    /// @param base path and query up to and including the `?` or `&`
    @Nullable
    String more(String base, long total) {
        var next = start + count;
        return next < total ? base + "start=" + next : null;
    }
}
