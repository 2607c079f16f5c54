package tributary.backend.transcoding;

import java.util.regex.Pattern;
import tributary.backend.site.Refused;
import tributary.protocol.worker.RenditionReport;

/// Whether a report can be true. Its figures are written into playlists and torrents.
final class RenditionCheck {

    private static final Pattern CODECS = Pattern.compile("[A-Za-z0-9.,]{1,100}");

    private RenditionCheck() {}

    /// @throws Refused 400 if not
    static void require(RenditionReport report) {
        check(report.height() >= 0 && report.height() <= 4320, "height");
        check(report.width() >= 0 && report.pictureHeight() >= 0, "picture");
        check(report.peakBitsPerSecond() > 0 && report.averageBitsPerSecond() > 0, "bit rates");
        check(report.durationSeconds() > 0 && Double.isFinite(report.framesPerSecond()), "times");
        check(CODECS.matcher(report.codecs()).matches(), "codecs");
        check(report.size() > 0 && report.initLength() > 0 && report.initLength() < report.size(), "size");
        check(!report.segments().isEmpty(), "segments");
        var next = report.segments().getFirst().offset();
        check(next >= report.initLength(), "segments");
        for (var segment : report.segments()) {
            check(segment.offset() == next && segment.length() > 0 && segment.durationSeconds() > 0, "segments");
            next += segment.length();
        }
        check(next <= report.size(), "segments");
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw Refused.invalid("The report's " + what + " cannot be right.");
        }
    }
}
