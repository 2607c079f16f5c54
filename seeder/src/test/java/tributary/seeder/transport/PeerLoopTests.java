package tributary.seeder.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tributary.protocol.PeerId;
import tributary.protocol.metainfo.InfoDictionary;
import tributary.protocol.metainfo.PieceHashes;
import tributary.protocol.wire.PeerMessage;
import tributary.protocol.wire.PeerMessageEncoder;
import tributary.seeder.torrent.FileContent;
import tributary.seeder.torrent.Torrent;

@Timeout(60)
class PeerLoopTests {

    private static final int SIZE = 64 << 20;
    private static final PeerId SELF = PeerId.of(new byte[20]);

    @TempDir
    private Path folder;

    /// A wire that takes everything at once and counts it.
    private static final class Sink implements Wire {

        private final AtomicLong bytes = new AtomicLong();
        private volatile boolean open = true;

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public ByteBuffer buffer(int length) {
            return ByteBuffer.allocate(length);
        }

        @Override
        public void send(ByteBuffer full) {
            assertThat(full.remaining()).isZero();
            bytes.addAndGet(full.capacity());
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public String name() {
            return "test";
        }
    }

    @Test
    void aPeerThatAsksForLargeBlocksGetsNoMoreThanOthers() throws Exception {
        try (var loop = new PeerLoop(8_000_000)) {
            var swarms = new Swarms(loop, new PeerLimits(10, 10, 0));
            var swarm = swarm(swarms);
            var small = new Sink();
            var large = new Sink();
            link(loop, swarms, swarm, small, 16 << 10);
            link(loop, swarms, swarm, large, 128 << 10);
            while (small.bytes.get() + large.bytes.get() < 8_000_000) {
                Thread.onSpinWait();
            }
            assertThat((double) small.bytes.get() / large.bytes.get()).isBetween(0.8, 1.25);
        }
    }

    @Test
    void aPaceIsKept() throws Exception {
        try (var loop = new PeerLoop(0)) {
            var swarms = new Swarms(loop, new PeerLimits(10, 10, 1_000_000));
            var sink = new Sink();
            var begun = System.nanoTime();
            link(loop, swarms, swarm(swarms), sink, 16 << 10);
            while (sink.bytes.get() < 1_000_000) {
                Thread.onSpinWait();
            }
            assertThat((System.nanoTime() - begun) / 1e9).isBetween(0.9, 1.5);
        }
    }

    @Test
    void droppingASwarmClosesItsPeersAndRefusesNewOnes() throws Exception {
        try (var loop = new PeerLoop(0)) {
            var swarms = new Swarms(loop, new PeerLimits(10, 10, 0));
            var swarm = swarm(swarms);
            var sink = new Sink();
            link(loop, swarms, swarm, sink, 0);
            assertThat(swarms.connections()).isEqualTo(1);
            swarms.drop(swarm.infoHash()).join();
            assertThat(sink.open).isFalse();
            assertThat(swarms.connections()).isZero();
            assertThat(CompletableFuture.supplyAsync(() -> swarms.admits(swarm, 0), loop)
                            .join())
                    .isFalse();
        }
    }

    @Test
    void limitsHoldForASwarmAndForAll() throws Exception {
        try (var loop = new PeerLoop(0)) {
            var swarms = new Swarms(loop, new PeerLimits(3, 2, 0));
            var swarm = swarm(swarms);
            link(loop, swarms, swarm, new Sink(), 0);
            assertThat(admits(loop, swarms, swarm, 0)).isTrue();
            assertThat(admits(loop, swarms, swarm, 2)).isFalse();
            link(loop, swarms, swarm, new Sink(), 0);
            assertThat(admits(loop, swarms, swarm, 0)).isFalse();
        }
    }

    private static boolean admits(PeerLoop loop, Swarms swarms, Swarm swarm, int connecting) {
        return CompletableFuture.supplyAsync(() -> swarms.admits(swarm, connecting), loop)
                .join();
    }

    private Swarm swarm(Swarms swarms) throws Exception {
        var file = folder.resolve("clip");
        Files.write(file, new byte[SIZE]);
        var info = InfoDictionary.of("clip", SIZE, 1 << 20, PieceHashes.of(new byte[64 * 20]));
        var swarm = new Swarm(Torrent.of(info), FileContent.open(file, SIZE));
        swarms.hold(swarm);
        return swarm;
    }

    /// Links a peer that asks at once for up to 500 blocks of a length, for none if that is 0.
    private static void link(PeerLoop loop, Swarms swarms, Swarm swarm, Sink sink, int blockLength) {
        CompletableFuture.runAsync(
                        () -> {
                            var link = swarms.link(swarm, sink, SELF, () -> {});
                            var other = PeerId.of("-WW0300-000000000000".getBytes(US_ASCII));
                            receive(link, new PeerMessage.Handshake(swarm.infoHash(), other, 0x04));
                            receive(link, new PeerMessage.Interested());
                            var blocks = blockLength == 0 ? 0 : Math.min(500, SIZE / blockLength);
                            for (var block = 0; block < blocks; block++) {
                                var offset = block * blockLength;
                                receive(link, new PeerMessage.Request(offset >> 20, offset & 0xfffff, blockLength));
                            }
                        },
                        loop)
                .join();
    }

    private static void receive(PeerLink link, PeerMessage message) {
        link.received(ByteBuffer.wrap(PeerMessageEncoder.encode(message)), System.nanoTime());
    }
}
