package tributary.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.tracker.SwarmTokens.Scope;

/// A tracker on a free port of 127.0.0.1 whose clocks a test turns, and peers that are closed with it.
final class TestTracker implements AutoCloseable {

    static final InfoHash HASH = hash("hashhashhashhashhash");
    static final InfoHash OTHER_HASH = hash("otherotherotherother");
    static final UUID VIDEO = UUID.fromString("11111111-2222-3333-4444-555555555555");

    final HandTurnedTime time = new HandTurnedTime();
    final SwarmTokens tokens = new SwarmTokens("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    final Tracker tracker;
    private final List<TestPeer> peers = new ArrayList<>();

    TestTracker() {
        this(Map.of());
    }

    /// @param settings by the keys of [TrackerSettings#read], beside host and port
    TestTracker(Map<String, String> settings) {
        var read = TrackerSettings.read(key -> switch (key) {
            case "host" -> settings.getOrDefault(key, "127.0.0.1");
            case "port" -> "0";
            default -> settings.get(key);
        });
        try {
            tracker = Tracker.start(read, tokens, time);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        tracker.admit(HASH, VIDEO, false);
    }

    static InfoHash hash(String twenty) {
        return InfoHash.of(twenty.getBytes(StandardCharsets.ISO_8859_1));
    }

    static PeerId peerId(String twenty) {
        return PeerId.of(twenty.getBytes(StandardCharsets.ISO_8859_1));
    }

    URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + tracker.port() + path);
    }

    /// @param name up to 20 characters, filled up to make a peer id
    TestPeer peer(String name) {
        var peer = new TestPeer(uri("ws", "/announce"), name);
        peers.add(peer);
        return peer;
    }

    String viewerToken(int secondsLeft) {
        return tokens.mint(VIDEO, time.now().plusSeconds(secondsLeft), Scope.VIEWER);
    }

    String seederToken() {
        return tokens.mintSeeder(time.now().plusSeconds(3600));
    }

    /// Lets time pass and what is due happen.
    void advance(int seconds) {
        time.advance(seconds);
        tracker.tickNow();
    }

    SwarmCounts counts() {
        return tracker.counts(HASH);
    }

    @Override
    public void close() {
        peers.forEach(TestPeer::close);
        tracker.close();
    }
}
