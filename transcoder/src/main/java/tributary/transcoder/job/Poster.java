package tributary.transcoder.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.worker.LadderSettings;
import tributary.transcoder.ffmpeg.Allowance;
import tributary.transcoder.ffmpeg.AttemptFailed;
import tributary.transcoder.ffmpeg.Ffmpeg;
import tributary.transcoder.ffmpeg.Stills;
import tributary.transcoder.plan.Plan;
import tributary.transcoder.plan.Planner;
import tributary.transcoder.plan.Size;
import tributary.transcoder.probe.SourceRefused;

/// Makes the still picture of a video.
final class Poster {

    private static final Logger log = LoggerFactory.getLogger(Poster.class);
    private static final Duration STANDSTILL = Duration.ofMinutes(2);
    private static final int LARGEST_SHORTER_SIDE = 720;

    private final Ffmpeg ffmpeg;
    private final LadderSettings limits;

    Poster(Ffmpeg ffmpeg, LadderSettings limits) {
        this.ffmpeg = ffmpeg;
        this.limits = limits;
    }

    /// How large it will be.
    static Size size(Plan plan) {
        var picture = plan.source().picture();
        return picture == null ? Planner.CARD : Planner.posterSize(picture, LARGEST_SHORTER_SIDE);
    }

    /// Takes a picture from the first tenth; from the very start if there is none to be had, as in files with damage.
    ///
    /// @return whether there is a file now; a video may also live without one
    boolean take(Plan plan, Path source, Path file)
            throws IOException, InterruptedException, SourceRefused, AttemptFailed {
        var picture = plan.source().picture();
        if (picture == null) {
            var sound = plan.source().soundStream();
            var arguments = Stills.card(source, sound == null ? 0 : sound, size(plan), limits.maximumPixels(), file);
            Renditions.requireSuccess(ffmpeg.ffmpeg(arguments, allowance(plan), _ -> false));
            return true;
        }
        for (var at : List.of(Math.min(60, plan.source().pictureSeconds() / 10), 0.0)) {
            var arguments = Stills.poster(source, picture, size(plan), at, limits.maximumPixels(), file);
            var ending = ffmpeg.ffmpeg(arguments, allowance(plan), _ -> false);
            if (ending.isSuccess() && Files.exists(file) && Files.size(file) > 0) {
                return true;
            }
            log.info("No poster from second {}: {}", at, ending.detail());
        }
        return false;
    }

    private Allowance allowance(Plan plan) {
        var cpuSeconds = 120 + (long) plan.source().durationSeconds();
        return new Allowance(limits.maximumMemoryBytes(), cpuSeconds, 64L << 20, STANDSTILL);
    }
}
