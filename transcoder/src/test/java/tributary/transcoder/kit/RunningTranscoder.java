package tributary.transcoder.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tributary.transcoder.job.JobRunner;
import tributary.transcoder.job.Workspace;
import tributary.transcoder.probe.Prober;
import tributary.transcoder.site.Site;

/// A transcoder's loop in a thread of the test.
public final class RunningTranscoder implements AutoCloseable {

    private final Workspace workspace;
    private final Site site;
    private final Thread thread;
    private final Path home;

    public RunningTranscoder(FakeSite fake, Path folder, boolean shared) throws IOException {
        var json = JsonMapper.builder().build();
        home = folder.resolve("transcoder-" + UUID.randomUUID());
        workspace = Workspace.open(home);
        site = new Site(fake.address(), FakeSite.TOKEN, json);
        var runner = new JobRunner(Sources.ffmpeg(), new Prober(Sources.ffmpeg(), json), workspace);
        thread = Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    runner.run(site.lease("test", shared));
                }
            } catch (InterruptedException _) {
                // The test is over.
            }
        });
    }

    /// Where it keeps the files of its jobs.
    public Path jobs() {
        return home.resolve("work-0");
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        site.close();
        workspace.close();
    }
}
