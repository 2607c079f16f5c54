package tributary.transcoder.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tributary.transcoder.ffmpeg.Allowance;
import tributary.transcoder.fmp4.FragmentedMp4;
import tributary.transcoder.kit.Sources;
import tributary.transcoder.plan.Plan;
import tributary.transcoder.plan.Planner;
import tributary.transcoder.plan.Rung;
import tributary.transcoder.probe.Prober;

/// A source with all its rungs, made in one go and checked as in a job.
record Encoded(Plan plan, Map<Rung, Path> files) {

    static Encoded of(Path source) throws Exception {
        var plan = Planner.plan(
                new Prober(Sources.ffmpeg(), JsonMapper.builder().build()).probe(source, Sources.LADDER),
                Sources.LADDER);
        var folder = Files.createTempDirectory(source.resolveSibling(""), "rungs-");
        var card = folder.resolve("card.jpg");
        var taken = new Poster(Sources.ffmpeg(), Sources.LADDER).take(plan, source, card);
        var files = new LinkedHashMap<Rung, Path>();
        for (var group : RungGroups.of(plan, List.of())) {
            var renditions = new Renditions(Sources.ffmpeg(), Sources.LADDER);
            var still = taken && plan.source().picture() == null ? card : null;
            files.putAll(renditions.make(plan, group, source, still, folder, _ -> {}));
        }
        for (var entry : files.entrySet()) {
            Checks.require(plan, entry.getKey(), FragmentedMp4.read(entry.getValue()));
        }
        return new Encoded(plan, files);
    }

    Path file(int height) {
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().height() == height)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    FragmentedMp4 mp4(int height) throws Exception {
        return FragmentedMp4.read(file(height));
    }

    /// When the sound is first heard, in seconds: what `silencedetect` prints as the end of the silence.
    double soundBegins(int height) throws IOException, InterruptedException {
        var errors = decoded(file(height), "-af", "silencedetect=n=-40dB:d=0.2,ametadata=print:file=-");
        return errors.stream()
                .filter(line -> line.startsWith("lavfi.silence_end="))
                .mapToDouble(line -> Double.parseDouble(line.substring("lavfi.silence_end=".length())))
                .findFirst()
                .orElse(0);
    }

    /// Presentation times of all pictures, in seconds.
    List<Double> pictureTimes(int height) throws IOException, InterruptedException {
        return packetTimes(height, "v:0");
    }

    List<Double> soundTimes(int height) throws IOException, InterruptedException {
        return packetTimes(height, "a:0");
    }

    private List<Double> packetTimes(int height, String track) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        var arguments = List.of(
                "-select_streams",
                track,
                "-show_entries",
                "packet=pts_time",
                "-of",
                "csv=p=0",
                file(height).toString());
        Sources.ffmpeg().ffprobe(arguments, PLENTY, line -> times.add(Double.parseDouble(line.replace(",", ""))));
        times.sort(null);
        return times;
    }

    private static final Allowance PLENTY = new Allowance(8L << 30, 300, 1L << 30, Duration.ofMinutes(2));

    private static List<String> decoded(Path file, String... filter) throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        var arguments = new ArrayList<>(List.of("-i", file.toString()));
        arguments.addAll(List.of(filter));
        arguments.addAll(List.of("-f", "null", "-"));
        var ending = Sources.ffmpeg().ffmpeg(arguments, PLENTY, lines::add);
        if (!ending.isSuccess() || !ending.lastErrors().isEmpty()) {
            throw new IOException(ending.detail());
        }
        return lines;
    }
}
