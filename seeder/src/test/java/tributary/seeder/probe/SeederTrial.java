package tributary.seeder.probe;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import tributary.protocol.PeerId;
import tributary.protocol.metainfo.InfoDictionary;

/// Runs a probe in the test's own process.
public final class SeederTrial {

    private SeederTrial() {}

    public static String run(InfoDictionary info, URI tracker, Set<PeerId> seeders, Duration limit)
            throws InterruptedException {
        try (var probe = new Probe(info, tracker, "", seeders)) {
            return probe.run(limit);
        }
    }
}
