package tributary.transcoder.job;

import java.util.List;
import tributary.transcoder.ffmpeg.AttemptFailed;
import tributary.transcoder.fmp4.FragmentedMp4;
import tributary.transcoder.fmp4.MalformedMp4;
import tributary.transcoder.plan.Plan;
import tributary.transcoder.plan.Rung;
import tributary.transcoder.probe.Refusals;
import tributary.transcoder.probe.SourceRefused;

/// Whether a finished rung may be shown to people.
final class Checks {

    private static final double KEY_FRAME_TOLERANCE = 0.002;

    private Checks() {}

    static void require(Plan plan, Rung rung, FragmentedMp4 file) throws SourceRefused, AttemptFailed {
        var expected = plan.source().durationSeconds();
        var found = file.durationSeconds();
        var slack = Math.max(1, 0.02 * expected);
        if (found < expected - slack) {
            throw Refusals.undecodable(
                    "the source lasts " + expected + " s, its " + rung.height() + "p rendition " + found + " s");
        }
        if (found > expected + slack) {
            throw new AttemptFailed(
                    "The converted video came out longer than its source.",
                    "the source lasts " + expected + " s, its " + rung.height() + "p rendition " + found + " s");
        }
        if (file.hasSound() != (plan.source().soundStream() != null)) {
            throw new AttemptFailed("The converted video came out without sound.", rung.height() + "p");
        }
        try {
            requireKeyFrames(plan, file.keyFrameSeconds());
        } catch (MalformedMp4 failure) {
            throw new AttemptFailed("The converted video did not pass its checks.", failure);
        }
    }

    /// All rungs have them at these times, so that players can change between any two.
    private static void requireKeyFrames(Plan plan, List<Double> times) throws AttemptFailed {
        for (var i = 0; i < times.size(); i++) {
            if (Math.abs(times.get(i) - i * plan.keyFrameSeconds()) > KEY_FRAME_TOLERANCE) {
                throw new AttemptFailed(
                        "The converted video did not pass its checks.",
                        "key frame " + i + " is shown at " + times.get(i) + " s, not at " + i * plan.keyFrameSeconds());
            }
        }
    }
}
