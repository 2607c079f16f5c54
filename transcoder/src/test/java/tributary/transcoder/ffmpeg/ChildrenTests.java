package tributary.transcoder.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.transcoder.kit.Sources;

class ChildrenTests {

    private static final Allowance ORDINARY = new Allowance(1L << 30, 20, 1 << 20, Duration.ofSeconds(20));

    @Test
    void aChildHasNothingOfOurs() throws Exception {
        var lines = new ArrayList<String>();
        var ending = children().run(List.of("/usr/bin/env"), ORDINARY, lines::add);
        assertThat(ending.isSuccess()).isTrue();
        assertThat(lines).containsExactly("ONLY=this");
        lines.clear();
        shell("readlink /proc/self/fd/0; wc -c; ps -o pgid= -p $$ | tr -d ' '; echo $$; ulimit -n; ulimit -c", lines);
        assertThat(lines.get(0)).isEqualTo("/dev/null");
        assertThat(lines.get(1)).isEqualTo("0");
        assertThat(lines.get(2)).as("process group").isEqualTo(lines.get(3));
        assertThat(lines.subList(4, 6)).containsExactly("256", "0");
    }

    @Test
    void limitsHold() throws Exception {
        var file = Sources.folder("limits").resolve("large");
        var tooLarge = children().run(sh("head -c 9000000 /dev/zero > " + file), ORDINARY, _ -> true);
        assertThat(tooLarge.isSuccess()).isFalse();
        assertThat(Files.size(file)).isLessThanOrEqualTo(1 << 20);
        var busy = new Allowance(1L << 30, 1, 1 << 20, Duration.ofSeconds(20));
        var endless = children().run(sh("while :; do :; done"), busy, _ -> true);
        assertThat(endless.ranOutOfProcessorTime()).isTrue();
    }

    @Test
    void whoDoesNotGetOnIsStopped() throws Exception {
        var impatient = new Allowance(1L << 30, 20, 1 << 20, Duration.ofSeconds(1));
        var stuck = children().run(sh("while sleep 0.1; do echo waiting; done"), impatient, _ -> false);
        assertThat(stuck.stoodStill()).isTrue();
        assertThat(stuck.isSuccess()).isFalse();
    }

    @Test
    void whoIgnoresThePoliteSignalIsKilled() throws Exception {
        var impatient = new Allowance(1L << 30, 20, 1 << 20, Duration.ofSeconds(1));
        var begin = System.nanoTime();
        var deaf = children().run(sh("trap '' TERM; while :; do sleep 0.2; done"), impatient, _ -> false);
        assertThat(deaf.stoodStill()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void onlyTheLastErrorsAreKept() throws Exception {
        var noisy =
                children().run(sh("for i in $(seq 1 500); do echo error $i >&2; done; exit 3"), ORDINARY, _ -> true);
        assertThat(noisy.exitCode()).isEqualTo(3);
        assertThat(noisy.lastErrors()).hasSize(50).endsWith("error 500");
    }

    private static void shell(String script, List<String> lines) throws Exception {
        assertThat(children().run(sh(script), ORDINARY, lines::add).isSuccess()).isTrue();
    }

    private static List<String> sh(String script) {
        return List.of("/bin/sh", "-c", "PATH=/usr/bin:/bin; " + script);
    }

    private static Children children() throws InterruptedException {
        return new Children(Leash.find(), Map.of("ONLY", "this"));
    }
}
