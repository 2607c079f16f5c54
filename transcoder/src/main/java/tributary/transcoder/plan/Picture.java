package tributary.transcoder.plan;

import org.jspecify.annotations.Nullable;

/// The moving picture of a source.
///
/// @param stream its number in the file
/// @param width of the decoded picture in pixels, before rotation
/// @param height of the decoded picture in pixels, before rotation
/// @param pixelAspect width of a pixel divided by its height, before rotation
/// @param rotation by which it is to be turned for showing: 0, 90, 180 or 270 degrees
/// @param nominalRate what the file says each picture lasts, or null
/// @param averageRate pictures divided by playing time, or null
/// @param transfer FFmpeg's name of the transfer function, empty if the file names none
/// @param interlaced whether it consists of half pictures
public record Picture(
        int stream,
        int width,
        int height,
        double pixelAspect,
        int rotation,
        @Nullable FrameRate nominalRate,
        @Nullable FrameRate averageRate,
        String transfer,
        boolean interlaced) {

    /// Whether its brightness range is wider than ordinary screens show (PQ or HLG).
    public boolean isHighDynamicRange() {
        return transfer.equals("smpte2084") || transfer.equals("arib-std-b67");
    }

    /// As shown: with square pixels and the right way up.
    public Size shown() {
        var stretched = new Size((int) Math.max(1, Math.round(width * pixelAspect)), height);
        return rotation % 180 == 0
                ? stretched
                : new Size(/* width= */ stretched.height(), /* height= */ stretched.width());
    }
}
