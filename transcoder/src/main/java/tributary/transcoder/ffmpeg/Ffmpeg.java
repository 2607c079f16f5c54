package tributary.transcoder.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bundled FFmpeg, ready to run.
public final class Ffmpeg {

    private static final Logger log = LoggerFactory.getLogger(Ffmpeg.class);
    private static final Allowance TRIAL = new Allowance(4L << 30, 10, 1 << 20, Duration.ofSeconds(10));

    private final Path folder;
    private final Children children;

    private Ffmpeg(Path folder, Children children) {
        this.folder = folder;
        this.children = children;
    }

    /// Unpacks FFmpeg, if that has not been done, and tries whether it starts.
    ///
    /// @param home where its programs are kept
    /// @throws IOException with a sentence that says what to install, if it cannot run on this machine
    public static Ffmpeg install(Path home) throws IOException, InterruptedException {
        var folder = BundledFfmpeg.unpack(home.toAbsolutePath().normalize());
        var environment = Map.of("LD_LIBRARY_PATH", folder.toString(), "LC_ALL", "C", "MALLOC_ARENA_MAX", "4");
        var children = new Children(Leash.find(), environment);
        var ffmpeg = new Ffmpeg(folder, children);
        var first = ffmpeg.trial();
        if (first.isSuccess()) {
            return ffmpeg;
        }
        log.info("FFmpeg does not start as it is; trying without the libraries of a desktop: {}", first.detail());
        DesktopLibraries.unlink(folder);
        var second = ffmpeg.trial();
        if (second.isSuccess()) {
            return ffmpeg;
        }
        throw new IOException("The bundled FFmpeg does not start on this machine (it needs glibc 2.35 or newer): "
                + String.join(" ", second.lastErrors())
                + " On Debian or Ubuntu this may help: apt-get install libxcb1 libxcb-shm0 libasound2 libpulse0");
    }

    private Ending trial() throws IOException, InterruptedException {
        return ffmpeg(List.of("-version"), TRIAL, _ -> false);
    }

    /// @param arguments without the program's name and without those that every call has
    public Ending ffmpeg(List<String> arguments, Allowance allowance, Predicate<String> output)
            throws IOException, InterruptedException {
        return run("ffmpeg", List.of("-nostdin", "-hide_banner", "-nostats", "-y"), arguments, allowance, output);
    }

    /// @param arguments without the program's name and without those that every call has
    public Ending ffprobe(List<String> arguments, Allowance allowance, Predicate<String> output)
            throws IOException, InterruptedException {
        return run("ffprobe", List.of("-hide_banner"), arguments, allowance, output);
    }

    private Ending run(
            String program, List<String> always, List<String> arguments, Allowance allowance, Predicate<String> output)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(folder.resolve(program).toString());
        command.addAll(always);
        command.add("-loglevel");
        command.add("error");
        command.addAll(arguments);
        return children.run(command, allowance, output);
    }
}
