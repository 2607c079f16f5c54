package tributary.transcoder.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tributary.transcoder.plan.Picture;
import tributary.transcoder.plan.Plan;
import tributary.transcoder.plan.Rung;

/// Words the command that makes several rungs from one decode.
public final class Encoding {

    /// Tracks that end this much earlier than the other are filled up, as players stop where one of them ends.
    private static final double FILLED_UP_SECONDS = 0.05;

    private static final String SOUND_KILOBITS = "128";

    /// More would bring little for pictures of this size, and each thread takes address space, which is limited.
    private static final String THREADS =
            Integer.toString(Math.min(8, Runtime.getRuntime().availableProcessors() * 3 / 2));

    private Encoding() {}

    /// @param plan of the whole job
    /// @param source the file to read
    /// @param card still picture that stands in for a source without one, or null
    /// @param maximumPixels see [SafeInput]
    /// @param outputs the rungs to make now, from the lowest upwards, and their files
    public static List<String> arguments(
            Plan plan, Path source, @Nullable Path card, long maximumPixels, SequencedMap<Rung, Path> outputs) {
        var rungs = List.copyOf(outputs.sequencedKeySet());
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("-stats_period", "0.5", "-progress", "pipe:1"));
        arguments.addAll(List.of("-filter_complex_threads", THREADS, "-threads", THREADS));
        arguments.addAll(SafeInput.of(source, maximumPixels));
        if (card != null) {
            arguments.addAll(List.of("-protocol_whitelist", "file", "-f", "jpeg_pipe", "-i", "file:" + card));
        }
        arguments.add("-filter_complex");
        arguments.add(filters(plan, rungs));
        for (var i = 0; i < rungs.size(); i++) {
            output(arguments, plan, rungs.get(i), i);
            arguments.add("file:" + outputs.get(rungs.get(i)));
        }
        return arguments;
    }

    private static void output(List<String> arguments, Plan plan, Rung rung, int number) {
        var interval = Integer.toString(plan.keyFrameInterval());
        arguments.addAll(List.of("-map", "[picture" + number + "]", "-c:v", "libx264", "-preset", "veryfast"));
        arguments.addAll(List.of("-profile:v", "high", "-pix_fmt", "yuv420p", "-crf", "23"));
        arguments.addAll(List.of("-maxrate", rung.peakKilobits() + "k", "-bufsize", 2 * rung.peakKilobits() + "k"));
        arguments.addAll(List.of("-g", interval, "-keyint_min", interval, "-sc_threshold", "0"));
        arguments.addAll(List.of("-fps_mode", "passthrough", "-threads:v", THREADS));
        if (plan.source().picture() == null) {
            arguments.addAll(List.of("-tune", "stillimage"));
        }
        if (plan.source().soundStream() != null) {
            arguments.addAll(List.of("-map", "[sound" + number + "]", "-c:a", "aac", "-b:a", SOUND_KILOBITS + "k"));
            arguments.addAll(List.of("-ac", "2", "-ar", "48000"));
        }
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
        arguments.addAll(List.of("-movflags", "+frag_keyframe+delay_moov+default_base_moof+global_sidx"));
        arguments.addAll(List.of("-f", "mp4"));
    }

    private static String filters(Plan plan, List<Rung> rungs) {
        var graph = new ArrayList<String>();
        var picture = plan.source().picture();
        graph.add((picture == null ? still(plan) : moving(plan, picture)) + branches(rungs));
        for (var i = 0; i < rungs.size(); i++) {
            graph.add("[branch" + i + "]" + scaled(rungs.get(i)) + "[picture" + i + "]");
        }
        if (plan.source().soundStream() != null) {
            graph.add(sound(plan, rungs.size()));
        }
        return String.join(";", graph);
    }

    /// The largest comes first, and the others are made from it: that is cheaper than from a larger source.
    private static String branches(List<Rung> rungs) {
        var split = new StringBuilder("," + scaled(rungs.getLast()) + ",split=" + rungs.size());
        for (var i = 0; i < rungs.size(); i++) {
            split.append("[branch").append(i).append(']');
        }
        return split.toString();
    }

    private static String scaled(Rung rung) {
        return "scale=" + rung.size().width() + ":" + rung.size().height()
                + ":flags=bicubic:out_range=tv,setsar=1,format=yuv420p";
    }

    private static String moving(Plan plan, Picture picture) {
        var chain = new ArrayList<String>();
        if (picture.interlaced()) {
            chain.add("bwdif=mode=send_frame:deint=interlaced");
        }
        // A picture that begins late is shown from the start, so that all tracks begin together.
        chain.add("fps=" + plan.rate() + ":start_time=0");
        var missing = plan.source().soundSeconds() - plan.source().pictureSeconds();
        if (missing > FILLED_UP_SECONDS) {
            chain.add("tpad=stop_mode=clone:stop_duration=" + seconds(missing));
        }
        if (picture.isHighDynamicRange()) {
            chain.add(ToneMapping.filters(plan.top().size()));
        }
        return "[0:" + picture.stream() + "]" + String.join(",", chain);
    }

    private static String still(Plan plan) {
        return "[1:v:0]loop=loop=-1:size=1:start=0,setpts=N/(" + plan.rate() + "*TB),fps=" + plan.rate() + ",trim=end="
                + seconds(plan.source().soundSeconds());
    }

    /// Silence stands in for sound that begins late or ends early.
    private static String sound(Plan plan, int copies) {
        var chain = new StringBuilder("[0:" + plan.source().soundStream() + "]")
                .append("aresample=48000:async=1:first_pts=0,aformat=channel_layouts=stereo");
        var source = plan.source();
        if (source.pictureSeconds() - source.soundSeconds() > FILLED_UP_SECONDS) {
            chain.append(",apad=whole_dur=").append(seconds(source.pictureSeconds()));
        }
        chain.append(",asplit=").append(copies);
        for (var i = 0; i < copies; i++) {
            chain.append("[sound").append(i).append(']');
        }
        return chain.toString();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
