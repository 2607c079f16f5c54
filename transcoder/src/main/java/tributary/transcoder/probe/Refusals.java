package tributary.transcoder.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import tributary.transcoder.ffmpeg.Ending;

/// The sentences that creators read about files of which nothing can be made.
public final class Refusals {

    private Refusals() {}

    static SourceRefused unreadable(Path file, Ending ending) throws IOException {
        var disguise = Disguise.of(file);
        if (disguise.isPresent()) {
            return new SourceRefused(disguise.get().reason(), ending.detail());
        }
        if (ending.says("moov atom not found") && FileHead.isMp4(file)) {
            return truncated(ending.detail());
        }
        if (ending.says("DRM protected")) {
            return encrypted(ending.detail());
        }
        return notMedia(ending.detail());
    }

    static SourceRefused notMedia(String detail) {
        return new SourceRefused(
                "This is not a video or sound file that can be read. Upload one in a common format, such as MP4, WebM or MP3.",
                detail);
    }

    static SourceRefused encrypted(String detail) {
        return new SourceRefused(
                "This file is encrypted (protected by DRM) and cannot be converted. Upload a version without protection.",
                detail);
    }

    /// The end of the file is missing.
    public static SourceRefused truncated(String detail) {
        return new SourceRefused(
                "This file is incomplete: its end is missing. Check that it plays to the end on your device, then upload it again.",
                detail);
    }

    /// The file is whole, but what is in it is not.
    public static SourceRefused undecodable(String detail) {
        return new SourceRefused(
                "This file is damaged: its content cannot be decoded. Check that it plays on your device, or export it again.",
                detail);
    }

    static SourceRefused stillPicture(String detail) {
        return new SourceRefused(Disguise.IMAGE.reason(), detail);
    }

    static SourceRefused tooManyPixels(long maximum, String detail) {
        return new SourceRefused(
                String.format(
                        Locale.ROOT,
                        "This video's picture is too large: at most %.1f megapixels are allowed here. Export it smaller and upload it again.",
                        maximum / 1e6),
                detail);
    }

    static SourceRefused tooLong(double seconds, int maximumSeconds) {
        return new SourceRefused(
                "This video is too long: at most " + Math.max(1, maximumSeconds / 60)
                        + " minutes are allowed here. Cut it into parts and upload those.",
                seconds + " s");
    }
}
