package tributary.transcoder.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tributary.transcoder.plan.TextTrack;

/// Words the command that writes subtitles as WebVTT.
public final class Texts {

    private Texts() {}

    /// All from one reading of the source.
    public static List<String> arguments(Path source, long maximumPixels, Map<TextTrack, Path> files) {
        var arguments = new ArrayList<>(SafeInput.of(source, maximumPixels));
        files.forEach((track, file) -> arguments.addAll(List.of(
                "-map",
                "0:" + track.stream(),
                "-c:s",
                "webvtt",
                "-map_metadata",
                "-1",
                "-f",
                "webvtt",
                "file:" + file)));
        return arguments;
    }
}
