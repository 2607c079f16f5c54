package tributary.transcoder;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tributary.transcoder.ffmpeg.Ffmpeg;
import tributary.transcoder.job.JobRunner;
import tributary.transcoder.job.Workspace;
import tributary.transcoder.probe.Prober;
import tributary.transcoder.site.Site;

/// Takes one job after the other, until its thread is interrupted.
final class Transcoder {

    private static final Logger log = LoggerFactory.getLogger(Transcoder.class);

    private final TranscoderSettings settings;

    Transcoder(TranscoderSettings settings) {
        this.settings = settings;
    }

    /// @throws IOException if it cannot work on this machine at all
    void run() throws IOException, InterruptedException {
        var json = JsonMapper.builder().build();
        var ffmpeg = Ffmpeg.install(settings.folder());
        try (var workspace = Workspace.open(settings.folder());
                var site = new Site(settings.site(), settings.token(), json)) {
            var runner = new JobRunner(ffmpeg, new Prober(ffmpeg, json), workspace);
            log.info("Waiting for jobs: {}", settings);
            while (true) {
                runner.run(site.lease(settings.name(), settings.sharedFolder()));
            }
        }
    }
}
