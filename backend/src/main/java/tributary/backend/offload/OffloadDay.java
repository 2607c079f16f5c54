package tributary.backend.offload;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/// A day's figures, of one video or of all.
///
/// @param day in UTC
/// @param pages that reported
/// @param watchedSeconds of all pages together
/// @param peerBytes that viewers got from viewers
/// @param seederBytes that viewers got from the site's seeders
/// @param httpBytes that viewers got from the site by HTTP
/// @param sentBytes that viewers say they gave
/// @param servedBytes that the site sent by HTTP, to whomever
/// @param starts pages that told when their first frame came
/// @param startMillis sum of their times
/// @param stalls interruptions of all pages
/// @param stalledMillis their length together
/// @param switches changes of the rendition
public record OffloadDay(
        LocalDate day,
        long pages,
        long watchedSeconds,
        long peerBytes,
        long seederBytes,
        long httpBytes,
        long sentBytes,
        long servedBytes,
        long starts,
        long startMillis,
        long stalls,
        long stalledMillis,
        long switches) {

    /// Part of the media that viewers gave each other, 0 to 1; 0 where nothing was watched.
    @JsonProperty("share")
    public double share() {
        var all = peerBytes + seederBytes + httpBytes;
        return all == 0 ? 0 : (double) peerBytes / all;
    }

    /// Mean time to the first frame in milliseconds, 0 where none was told.
    public long meanStartMillis() {
        return starts == 0 ? 0 : startMillis / starts;
    }
}
