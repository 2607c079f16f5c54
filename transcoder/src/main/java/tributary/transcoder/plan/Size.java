package tributary.transcoder.plan;

/// Of a picture, in pixels.
///
/// @param width 1 or more
/// @param height 1 or more
public record Size(int width, int height) {

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture has pixels, not " + width + "x" + height);
        }
    }

    public int shorterSide() {
        return Math.min(width, height);
    }

    public int longerSide() {
        return Math.max(width, height);
    }

    public long pixels() {
        return (long) width * height;
    }

    /// The largest size of the same shape, with even sides of at least 16, whose sides stay within the limits. Never
    /// larger than this one, but for the roundings.
    Size within(int longestShorterSide, int longestLongerSide) {
        var factor = Math.min(
                1.0, Math.min((double) longestShorterSide / shorterSide(), (double) longestLongerSide / longerSide()));
        return new Size(even(width * factor), even(height * factor));
    }

    private static int even(double side) {
        return Math.max(16, (int) (2 * Math.round(side / 2)));
    }
}
