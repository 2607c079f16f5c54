package tributary.transcoder.plan;

import java.util.List;
import tributary.protocol.worker.SourceReport;

/// What to make of a source.
///
/// @param source as probed
/// @param rate of all rungs: every picture lasts equally long
/// @param keyFrameInterval pictures from one key frame to the next, the same in all rungs: about two seconds
/// @param rungs from the lowest upwards, which is the order of delivery
public record Plan(Source source, FrameRate rate, int keyFrameInterval, List<Rung> rungs) {

    public Plan {
        rungs = List.copyOf(rungs);
    }

    public Rung top() {
        return rungs.getLast();
    }

    public double keyFrameSeconds() {
        return keyFrameInterval / rate.perSecond();
    }

    public SourceReport report() {
        var picture = source.picture();
        var hasSound = source.soundStream() != null;
        var heights = rungs.stream().map(Rung::height).toList();
        if (picture == null) {
            return new SourceReport(source.durationSeconds(), 0, 0, 0, false, hasSound, heights, source.chapters());
        }
        var shown = picture.shown();
        return new SourceReport(
                source.durationSeconds(),
                shown.width(),
                shown.height(),
                rate.perSecond(),
                true,
                hasSound,
                heights,
                source.chapters());
    }
}
