package tributary.transcoder.plan;

/// Pictures per second as an exact fraction, as in 30000/1001.
///
/// @param numerator 1 or more
/// @param denominator 1 or more
public record FrameRate(int numerator, int denominator) {

    public FrameRate {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("A frame rate is positive, not " + numerator + "/" + denominator);
        }
    }

    public double perSecond() {
        return (double) numerator / denominator;
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
