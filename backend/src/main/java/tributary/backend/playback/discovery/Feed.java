package tributary.backend.playback.discovery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Newest videos as feed readers are given them, in whatever format.
///
/// @param home the page that the feed is about
/// @param self the feed's own address
record Feed(String title, String description, String home, String self, List<Item> items) {

    /// @param file the largest rendition's address; absent if there is none
    /// @param bytes its size
    record Item(
            String id,
            String url,
            String embed,
            String title,
            String text,
            String author,
            String authorUrl,
            Instant published,
            Instant updated,
            @Nullable String image,
            @Nullable String file,
            long bytes,
            double seconds) {}

    Instant updated() {
        return items.stream().map(Item::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
