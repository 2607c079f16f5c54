package tributary.transcoder.ffmpeg;

import java.util.function.DoubleConsumer;
import java.util.function.Predicate;

/// Reads what `-progress` prints: `key=value` lines.
public final class Progress implements Predicate<String> {

    private static final String TIME = "out_time_us=";

    private final DoubleConsumer secondsDone;
    private double furthest;

    /// @param secondsDone is told how much of the output's playing time exists, whenever there is more of it
    public Progress(DoubleConsumer secondsDone) {
        this.secondsDone = secondsDone;
    }

    @Override
    public boolean test(String line) {
        if (!line.startsWith(TIME) || line.endsWith("N/A")) {
            return false;
        }
        var seconds = Long.parseLong(line.substring(TIME.length()).strip()) / 1e6;
        if (seconds <= furthest) {
            return false;
        }
        furthest = seconds;
        secondsDone.accept(seconds);
        return true;
    }
}
