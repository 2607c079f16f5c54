package tributary.transcoder.probe;

/// Times of one track's packets, in seconds.
///
/// Recordings of broadcasts jump in time; FFmpeg closes jumps of more than ten seconds there, and so does this.
final class Timeline {

    private static final double JUMP = 10;

    private final boolean jumps;
    private long packets;
    private double shift;
    private double previous = Double.NaN;
    private double start = Double.POSITIVE_INFINITY;
    private double end = Double.NEGATIVE_INFINITY;

    /// @param jumps whether jumps are closed
    Timeline(boolean jumps) {
        this.jumps = jumps;
    }

    void add(double time, double duration) {
        packets++;
        if (jumps && Math.abs(time - previous) > JUMP) {
            shift += previous - time;
        }
        previous = time;
        start = Math.min(start, time + shift);
        end = Math.max(end, time + shift + duration);
    }

    long packets() {
        return packets;
    }

    double start() {
        return start;
    }

    double end() {
        return end;
    }
}
