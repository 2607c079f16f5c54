package tributary.transcoder;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a transcoder. Its settings stand in the environment, see [TranscoderSettings].
public final class TranscoderMain {

    /// The site waits five seconds before it uses force.
    private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

    private TranscoderMain() {}

    public static void main(String[] arguments) {
        WorkerLog.begin();
        var log = LoggerFactory.getLogger(TranscoderMain.class);
        TranscoderSettings settings;
        try {
            settings = TranscoderSettings.of(System.getenv());
        } catch (IllegalArgumentException wrong) {
            log.error("{}", wrong.getMessage());
            System.exit(2);
            return;
        }
        var transcoder = new Transcoder(settings);
        var worker = Thread.ofPlatform().name("worker").start(() -> work(transcoder, log));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(worker, log)));
        if (settings.endsWithParent()) {
            Thread.ofPlatform().daemon().name("parent").start(TranscoderMain::endWithParent);
        }
    }

    private static void work(Transcoder transcoder, Logger log) {
        try {
            transcoder.run();
        } catch (InterruptedException _) {
            log.info("The transcoder ends");
        } catch (IOException | RuntimeException failure) {
            log.error("The transcoder cannot work: {}", failure.getMessage(), failure);
            // The hook waits for this thread, so the end is begun from another.
            Thread.ofPlatform().start(() -> System.exit(1));
        }
    }

    private static void stop(Thread worker, Logger log) {
        if (!worker.isAlive()) {
            return;
        }
        worker.interrupt();
        try {
            if (!worker.join(LONGEST_STOP)) {
                log.warn("The running job does not end in time and is left behind");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // A signal is the ordinary way to end, not a failure.
        Runtime.getRuntime().halt(0);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Whatever the parent writes means nothing; that it ends means everything.
            }
        } catch (IOException _) {
            // As good as the end.
        }
        System.exit(0);
    }
}
