package tributary.transcoder.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import tributary.protocol.worker.LadderSettings;
import tributary.transcoder.ffmpeg.Allowance;
import tributary.transcoder.ffmpeg.AttemptFailed;
import tributary.transcoder.ffmpeg.Encoding;
import tributary.transcoder.ffmpeg.Ending;
import tributary.transcoder.ffmpeg.Ffmpeg;
import tributary.transcoder.ffmpeg.Progress;
import tributary.transcoder.plan.Plan;
import tributary.transcoder.plan.Rung;
import tributary.transcoder.probe.Refusals;
import tributary.transcoder.probe.SourceRefused;

/// Makes the files of a group of rungs.
final class Renditions {

    private static final Duration STANDSTILL = Duration.ofMinutes(3);
    private static final int START_SECONDS = 60;
    private static final long SMALL_FILE = 64L << 20;

    private final Ffmpeg ffmpeg;
    private final LadderSettings limits;

    Renditions(Ffmpeg ffmpeg, LadderSettings limits) {
        this.ffmpeg = ffmpeg;
        this.limits = limits;
    }

    /// @param card see [Encoding]
    /// @param progress is told the fraction that is done
    /// @return the files, from the lowest rung upwards
    SequencedMap<Rung, Path> make(
            Plan plan, List<Rung> group, Path source, @Nullable Path card, Path folder, DoubleConsumer progress)
            throws IOException, InterruptedException, SourceRefused, AttemptFailed {
        var outputs = new LinkedHashMap<Rung, Path>();
        for (var rung : group) {
            outputs.put(rung, folder.resolve(rung.height() + ".mp4"));
        }
        var duration = plan.source().durationSeconds();
        var ending = ffmpeg.ffmpeg(
                Encoding.arguments(plan, source, card, limits.maximumPixels(), outputs),
                allowance(plan),
                new Progress(seconds -> progress.accept(seconds / duration)));
        requireSuccess(ending);
        return outputs;
    }

    private Allowance allowance(Plan plan) {
        var seconds = (long) Math.ceil(plan.source().durationSeconds());
        return new Allowance(
                limits.maximumMemoryBytes(),
                START_SECONDS + seconds * limits.maximumCpuSecondsPerSourceSecond(),
                // The index is put in front at the end, which takes no second file.
                SMALL_FILE + seconds * plan.top().peakKilobits() * 1000 / 8 * 2,
                STANDSTILL);
    }

    /// Sorts ends by whose fault they are.
    static void requireSuccess(Ending ending) throws SourceRefused, AttemptFailed {
        if (ending.isSuccess()) {
            return;
        }
        if (ending.ranOutOfProcessorTime()) {
            throw new SourceRefused(
                    "Converting this video takes more processor time than is allowed here. Export it in a simpler format.",
                    ending.detail());
        }
        if (ending.wasKilled()) {
            throw new AttemptFailed("Converting was interrupted.", ending.detail());
        }
        if (ending.stoodStill()) {
            throw new AttemptFailed("Converting did not get on and was stopped.", ending.detail());
        }
        if (ending.says("No space left on device")) {
            throw new AttemptFailed("The machine that converts videos has no room left on its disk.", ending.detail());
        }
        if (ending.says("Cannot allocate memory")) {
            throw new AttemptFailed("Converting this video takes more memory than is allowed here.", ending.detail());
        }
        if (ending.exitCode() < 128
                && (ending.says("Decode error rate")
                        || ending.says("Decoder not found")
                        || ending.says("no decoder found")
                        || ending.says("Invalid data found when processing input"))) {
            throw Refusals.undecodable(ending.detail());
        }
        throw new AttemptFailed("Converting this video failed.", ending.detail());
    }
}
