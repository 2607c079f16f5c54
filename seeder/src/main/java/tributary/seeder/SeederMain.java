package tributary.seeder;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The seeder as a process of its own: settings from the environment, log to standard error, exit 0 on SIGTERM, and
/// when
/// standard input ends if `TRIBUTARY_PARENT` is `stdin`.
public final class SeederMain {

    private static final String LOG_SETTINGS = "logback.configurationFile";

    private SeederMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty(LOG_SETTINGS) == null) {
            System.setProperty(LOG_SETTINGS, "tributary/seeder/logback.xml");
        }
        var log = LoggerFactory.getLogger(SeederMain.class);
        try {
            run(SeederSettings.of(System.getenv()), log);
        } catch (IllegalArgumentException wrongSetting) {
            log.error("The seeder cannot start: {}", wrongSetting.getMessage());
            System.exit(2);
        }
    }

    private static void run(SeederSettings settings, Logger log) throws InterruptedException {
        log.info("Seeder {}", settings);
        var seeder = new Seeder(settings);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(seeder)));
        if (settings.endsWithInput()) {
            Thread.ofPlatform().daemon().name("parent").start(SeederMain::exitAtEndOfInput);
        }
        // All its threads are daemons, so that a failed start ends the process.
        new CountDownLatch(1).await();
    }

    /// Native threads of libwebrtc outlive an orderly end by tens of milliseconds and may touch what is gone; there is
    /// nothing left to lose after closing, so the process ends at once, and with 0 for SIGTERM too.
    private static void stop(Seeder seeder) {
        seeder.close();
        Runtime.getRuntime().halt(0);
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said this way.
            }
        } catch (IOException _) {
            // As good as its end.
        }
        System.exit(0);
    }
}
