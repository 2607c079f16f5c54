package tributary.transcoder.plan;

/// One rendition to make.
///
/// @param height its name: 1080, 720, 480, 360 or 240, by the shorter side
/// @param size of its picture, with even sides
/// @param peakKilobits limit of the picture's bit rate, in 1,000 bits per second
public record Rung(int height, Size size, int peakKilobits) {}
