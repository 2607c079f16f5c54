package tributary.transcoder.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The programs that are put in front of a child's command, each of which sets one thing and then becomes the next: a
/// process group of its own, no network, death with this process, low priority, limits. A machine without one of them
/// goes without what it gives.
final class Leash {

    private static final Logger log = LoggerFactory.getLogger(Leash.class);
    private static final List<Path> FOLDERS =
            Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").map(Path::of).toList();

    private final List<String> loose;
    private final List<String> limits;

    private Leash(List<String> loose, List<String> limits) {
        this.loose = List.copyOf(loose);
        this.limits = List.copyOf(limits);
    }

    static Leash find() throws InterruptedException {
        var loose = new ArrayList<String>();
        addIfItWorks(loose, "setsid");
        addIfItWorks(loose, "unshare", "--map-root-user", "--net");
        addIfItWorks(loose, "setpriv", "--pdeathsig", "KILL");
        addIfItWorks(loose, "nice", "-n", "10");
        addIfItWorks(loose, "ionice", "-c", "3");
        var limits = new ArrayList<String>();
        addIfItWorks(limits, "prlimit", "--core=0");
        return new Leash(loose, limits);
    }

    /// The whole command, to be given to the kernel as it is.
    List<String> around(List<String> command, Allowance allowance) {
        var whole = new ArrayList<>(loose);
        if (!limits.isEmpty()) {
            whole.addAll(limits);
            whole.add("--as=" + allowance.memoryBytes());
            // The soft limit's signal tells this end apart from a kill by hand.
            whole.add("--cpu=" + allowance.cpuSeconds() + ":" + (allowance.cpuSeconds() + 10));
            whole.add("--fsize=" + allowance.fileBytes());
            whole.add("--nofile=256");
            whole.add("--");
        }
        whole.addAll(command);
        return whole;
    }

    private static void addIfItWorks(List<String> commands, String name, String... options)
            throws InterruptedException {
        var program = FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
        var truth = FOLDERS.stream()
                .map(folder -> folder.resolve("true"))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty() || truth.isEmpty()) {
            log.info("FFmpeg runs without {}: it is not installed", name);
            return;
        }
        var command = new ArrayList<String>();
        command.add(program.get().toString());
        command.addAll(List.of(options));
        var trial = new ArrayList<>(command);
        trial.add(truth.get().toString());
        if (succeeds(trial)) {
            commands.addAll(command);
        } else {
            log.info("FFmpeg runs without {}: it is not permitted here", name);
        }
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException _) {
            return false;
        }
    }
}
