package tributary.transcoder.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.worker.LadderSettings;
import tributary.transcoder.ffmpeg.Allowance;
import tributary.transcoder.ffmpeg.AttemptFailed;
import tributary.transcoder.ffmpeg.Ending;
import tributary.transcoder.ffmpeg.Ffmpeg;
import tributary.transcoder.ffmpeg.SafeInput;
import tributary.transcoder.plan.Source;

/// Asks FFmpeg's probe what a source is, twice: for its header, and for the list of its packets.
public final class Prober {

    private static final Set<String> JUMPING = Set.of("mpegts", "mpeg");

    /// Formats whose header tells how long the file was meant to be.
    private static final Set<String> DECLARING = Set.of(
            "mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "avi", "flv", "asf", "mxf", "wav", "w64", "flac", "aiff");

    private final Ffmpeg ffmpeg;
    private final JsonMapper json;

    public Prober(Ffmpeg ffmpeg, JsonMapper json) {
        this.ffmpeg = ffmpeg;
        this.json = json;
    }

    /// @throws SourceRefused if nothing can be made of the file, with the reason in words
    /// @throws AttemptFailed if the probe itself was stopped
    public Source probe(Path file, LadderSettings limits)
            throws IOException, InterruptedException, SourceRefused, AttemptFailed {
        var header = header(file, limits);
        var streams = new StreamChoice(header);
        if (EncryptedTracks.in(file)) {
            throw Refusals.encrypted("encrypted sample entries");
        }
        streams.requireSomething();
        streams.requirePixels(limits.maximumPixels());
        return survey(file, header, streams, limits);
    }

    private FfprobeOutput header(Path file, LadderSettings limits)
            throws IOException, InterruptedException, SourceRefused, AttemptFailed {
        var lines = new ArrayList<String>();
        var ending = ffprobe(
                file, limits, List.of("-of", "json", "-show_format", "-show_streams", "-show_chapters"), line -> {
                    synchronized (lines) {
                        lines.add(line);
                    }
                    return true;
                });
        requireNotStopped(ending);
        if (ending.says("exceeds specified max pixel count")) {
            throw Refusals.tooManyPixels(limits.maximumPixels(), ending.detail());
        }
        if (!ending.isSuccess()) {
            throw Refusals.unreadable(file, ending);
        }
        synchronized (lines) {
            return json.readerFor(FfprobeOutput.class)
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(String.join("\n", lines));
        }
    }

    private Source survey(Path file, FfprobeOutput header, StreamChoice streams, LadderSettings limits)
            throws IOException, InterruptedException, SourceRefused, AttemptFailed {
        var format = header.format() == null ? null : header.format().name();
        var survey = new Survey(format != null && JUMPING.contains(format));
        var ending = ffprobe(
                file,
                limits,
                List.of("-show_entries", "packet=stream_index,pts_time,dts_time,duration_time", "-of", "csv=p=0"),
                survey);
        requireNotStopped(ending);
        if (!ending.isSuccess() || ending.says("partial file") || ending.says("File ended prematurely")) {
            throw Refusals.truncated(ending.detail());
        }
        if (FileHead.isCutRiff(file) || FileHead.isCutMp4(file)) {
            throw Refusals.truncated("the container announces more bytes than there are");
        }
        var source = streams.source(survey);
        var found = survey.seconds();
        var declared = declaredSeconds(header, format);
        if (declared - found > Math.max(1.5, 0.03 * declared)) {
            throw Refusals.truncated("header says " + declared + " s, packets end after " + found + " s");
        }
        if (source.durationSeconds() > limits.maximumDurationSeconds()) {
            throw Refusals.tooLong(source.durationSeconds(), limits.maximumDurationSeconds());
        }
        return source;
    }

    private static double declaredSeconds(FfprobeOutput header, @Nullable String format) {
        if (header.format() == null || format == null || !DECLARING.contains(format)) {
            return 0;
        }
        var duration = header.format().duration();
        return duration == null ? 0 : Double.parseDouble(duration);
    }

    private Ending ffprobe(Path file, LadderSettings limits, List<String> what, Predicate<String> output)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(what);
        arguments.addAll(SafeInput.of(file, limits.maximumPixels()));
        var cpuSeconds = 60 + file.toFile().length() / (10 << 20);
        return ffmpeg.ffprobe(
                arguments,
                new Allowance(limits.maximumMemoryBytes(), cpuSeconds, 1 << 20, Duration.ofSeconds(60)),
                output);
    }

    private static void requireNotStopped(Ending ending) throws AttemptFailed {
        if (ending.wasKilled() || ending.stoodStill() || ending.ranOutOfProcessorTime()) {
            throw new AttemptFailed("Looking into the file took too long or was interrupted.", ending.detail());
        }
    }
}
