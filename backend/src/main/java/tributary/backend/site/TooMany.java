package tributary.backend.site;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/// 429 with `Retry-After`.
public class TooMany extends Refused {

    private final long seconds;

    public TooMany(Duration wait) {
        super(HttpStatus.TOO_MANY_REQUESTS, null, "Too many requests. Try again in " + seconds(wait) + " seconds.");
        this.seconds = seconds(wait);
    }

    public long seconds() {
        return seconds;
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
