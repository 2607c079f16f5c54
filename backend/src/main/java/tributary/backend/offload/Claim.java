package tributary.backend.offload;

/// What a page says of itself, all of it since it was opened.
///
/// @param watched seconds in which the picture moved
/// @param http bytes from the site by HTTP
/// @param seeder bytes from the site's own seeders
/// @param peers bytes from other viewers
/// @param sent bytes to other viewers
/// @param start milliseconds to the first frame; negative if there was none yet
/// @param stalls how often the picture stood still
/// @param stalled milliseconds in which it did
/// @param switches changes of the rendition
public record Claim(
        double watched,
        long http,
        long seeder,
        long peers,
        long sent,
        double start,
        int stalls,
        double stalled,
        int switches) {}
