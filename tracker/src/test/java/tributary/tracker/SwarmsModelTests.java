package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.VIDEO;
import static tributary.tracker.TestTracker.hash;
import static tributary.tracker.TestTracker.peerId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.protocol.InfoHash;
import tributary.protocol.tracker.AnnounceEvent;
import tributary.protocol.tracker.PeerAddress;
import tributary.protocol.tracker.PeerAddress.Ip;

/// Swarms beside a model of them that is too simple to be wrong, through thousands of random changes.
class SwarmsModelTests {

    private static final int MAX_AGE = 660;
    private static final List<InfoHash> HASHES =
            List.of(hash("aaaaaaaaaaaaaaaaaaaa"), hash("bbbbbbbbbbbbbbbbbbbb"), hash("cccccccccccccccccccc"));

    private record Key(InfoHash infoHash, int port) {}

    private static final class Member {

        private boolean complete;
        private int lastSeen;
    }

    private final HandTurnedTime time = new HandTurnedTime();
    private final Swarms swarms = new Swarms(TrackerSettings.defaults(), time);
    private final Map<Key, Member> model = new HashMap<>();
    private final Map<InfoHash, Long> completed = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theyAgreeWithTheModel(long seed) {
        var random = new Random(seed);
        for (var step = 0; step < 5_000; step++) {
            var key = new Key(HASHES.get(random.nextInt(HASHES.size())), 1 + random.nextInt(60));
            switch (random.nextInt(20)) {
                case 0 -> dismiss(key.infoHash());
                case 1, 2, 3, 4, 5 -> leave(key);
                case 6, 7 -> pass(random.nextInt(60));
                default -> announce(key, random.nextBoolean(), random.nextInt(6) == 0);
            }
            check();
        }
    }

    private void dismiss(InfoHash infoHash) {
        swarms.dismiss(infoHash);
        model.keySet().removeIf(key -> key.infoHash().equals(infoHash));
        completed.remove(infoHash);
    }

    private void leave(Key key) {
        var swarm = swarms.find(key.infoHash());
        var peer = swarm == null ? null : swarm.addressPeer(ip(key), key.port());
        assertThat(peer != null).isEqualTo(model.containsKey(key));
        if (peer != null) {
            swarms.leave(peer);
            model.remove(key);
        }
    }

    private void pass(int seconds) {
        time.advance(seconds);
        assertThat(swarms.expire()).isFalse();
        model.values().removeIf(member -> time.seconds() - member.lastSeen >= MAX_AGE);
    }

    private void announce(Key key, boolean complete, boolean completes) {
        var event = completes ? AnnounceEvent.COMPLETED : AnnounceEvent.UPDATE;
        if (swarms.find(key.infoHash()) == null) {
            swarms.admit(key.infoHash(), VIDEO, false);
        }
        var swarm = Objects.requireNonNull(swarms.find(key.infoHash()));
        var peer = swarm.addressPeer(ip(key), key.port());
        if (peer == null) {
            var address = new PeerAddress(peerId("peer----------------"), ip(key), key.port());
            swarms.join(new AddressPeer(swarm, address), event, complete);
        } else {
            swarms.update(peer, event, complete);
        }
        var known = model.containsKey(key);
        var member = model.computeIfAbsent(key, absent -> new Member());
        if (completes && known && !member.complete) {
            completed.merge(key.infoHash(), 1L, Long::sum);
        }
        member.complete = complete || completes;
        member.lastSeen = time.seconds();
        checkDraw(swarm, key);
    }

    private void checkDraw(Swarm swarm, Key key) {
        var self = Objects.requireNonNull(swarm.addressPeer(ip(key), key.port()));
        var drawn = swarm.drawAddresses(7, self, true, true);
        var others = model.keySet().stream()
                .filter(other -> other.infoHash().equals(key.infoHash()) && !other.equals(key))
                .count();
        assertThat(new HashSet<>(drawn)).hasSize((int) Math.min(7, others)).hasSameSizeAs(drawn);
        assertThat(drawn).noneMatch(address -> address.port() == key.port());
    }

    private void check() {
        for (var infoHash : HASHES) {
            var members = model.entrySet().stream()
                    .filter(entry -> entry.getKey().infoHash().equals(infoHash))
                    .map(Map.Entry::getValue)
                    .toList();
            var seeders =
                    (int) members.stream().filter(member -> member.complete).count();
            assertThat(swarms.counts(infoHash))
                    .isEqualTo(new SwarmCounts(
                            seeders, members.size() - seeders, 0, completed.getOrDefault(infoHash, 0L)));
        }
    }

    /// Ports of both parities stand for both families.
    private static Ip ip(Key key) {
        return TrustedProxies.literal(key.port() % 2 == 0 ? "192.0.2.1" : "2001:db8::1");
    }
}
