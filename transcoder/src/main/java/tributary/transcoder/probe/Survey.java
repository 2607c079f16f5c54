package tributary.transcoder.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the packet list of a source: what is really in it, whatever its header says.
final class Survey implements Predicate<String> {

    private final boolean jumps;
    private final Map<Integer, Timeline> timelines = new HashMap<>();

    /// @param jumps whether the format is one whose times may jump
    Survey(boolean jumps) {
        this.jumps = jumps;
    }

    /// @param line `stream,pts,dts,duration`, each time in seconds or `N/A`
    @Override
    public boolean test(String line) {
        var fields = line.split(",", -1);
        if (fields.length < 4) {
            return false;
        }
        var time = fields[1].equals("N/A") ? fields[2] : fields[1];
        if (!time.equals("N/A") && !time.isEmpty()) {
            timelines
                    .computeIfAbsent(Integer.valueOf(fields[0]), _ -> new Timeline(jumps))
                    .add(Double.parseDouble(time), number(fields[3]));
        }
        return true;
    }

    private static double number(String field) {
        return field.isEmpty() || field.equals("N/A") ? 0 : Double.parseDouble(field);
    }

    /// From the first packet of any track to the end of the last, in seconds.
    double seconds() {
        var start = timelines.values().stream().mapToDouble(Timeline::start).min();
        var end = timelines.values().stream().mapToDouble(Timeline::end).max();
        return start.isPresent() && end.isPresent() ? end.getAsDouble() - start.getAsDouble() : 0;
    }

    @Nullable
    Timeline of(int stream) {
        return timelines.get(stream);
    }
}
