package tributary.seeder.transport.webrtc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces the native factory before its leaks hurt: new peers come from a new one, the old one is disposed once its
/// peers are gone. On the loop's thread.
final class RtcFactories {

    private static final Logger log = LoggerFactory.getLogger(RtcFactories.class);

    /// Each connection leaves an observer of about a kilobyte behind.
    private static final int MOST_CONNECTIONS_MADE = 10_000;

    private final long mostMessages;
    private final long drainNanos;
    private final List<RtcFactory> retired = new ArrayList<>();
    private @Nullable RtcFactory current;

    /// @param mostMessages received messages after which a factory is replaced: 88 bytes of heap leak with each
    /// @param drain how long the peers of a replaced factory may stay
    RtcFactories(long mostMessages, Duration drain) {
        this.mostMessages = mostMessages;
        this.drainNanos = drain.toNanos();
    }

    RtcFactory current(long now) {
        var factory = current;
        if (factory == null || worn(factory)) {
            if (factory != null) {
                log.info(
                        "Replacing the WebRTC factory after {} messages and {} connections; {} peers drain",
                        factory.messages(),
                        factory.everMade(),
                        factory.connections());
                factory.retire(now);
                retired.add(factory);
            }
            factory = new RtcFactory(now);
            current = factory;
        }
        return factory;
    }

    private boolean worn(RtcFactory factory) {
        return factory.messages() >= mostMessages || factory.everMade() >= MOST_CONNECTIONS_MADE;
    }

    /// Whether peers of this factory should be closed now, because it was replaced long enough ago.
    boolean overdue(RtcFactory factory, long now) {
        return factory != current && factory.retiredFor(now) > drainNanos;
    }

    /// Disposes replaced factories without peers. Their last callbacks have run by then: a connection's closing waits
    /// for
    /// them.
    void sweep() {
        retired.removeIf(factory -> {
            var drained = factory.connections() == 0;
            if (drained) {
                factory.dispose();
            }
            return drained;
        });
    }

    /// Disposes all; every peer must have been closed.
    void close() {
        sweep();
        if (current != null && current.connections() == 0) {
            current.dispose();
            current = null;
        }
    }
}
