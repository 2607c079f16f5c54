package tributary.seeder.transport.webrtc;

import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCConfiguration;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.protocol.wire.PeerMessage;
import tributary.seeder.transport.Offer;
import tributary.seeder.transport.PeerLoop;
import tributary.seeder.transport.Rendezvous;
import tributary.seeder.transport.Swarm;
import tributary.seeder.transport.Swarms;

/// Makes connections to pages out of offers and answers, and links them to their swarms.
public final class RtcTransport implements Rendezvous, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RtcTransport.class);
    private static final long COMPLAINT_NANOS = TimeUnit.MINUTES.toNanos(1);
    /// Untaken offers must leave places to pages that offer themselves.
    private static final int MOST_UNTAKEN = 50;

    private static final int USUAL_BLOCK = PeerMessage.Piece.HEADER + (16 << 10);

    private final PeerLoop loop;
    private final Swarms swarms;
    private final RtcSettings settings;
    private final RtcFactories factories;
    private final MissingRelease release = MissingRelease.ifNeeded();
    private final ByteBuffer blockBuffer = ByteBuffer.allocateDirect(USUAL_BLOCK);
    private final List<RtcLink> links = new CopyOnWriteArrayList<>();
    private final Map<Offer.Id, RtcLink> offered = new HashMap<>();
    private long complained = System.nanoTime() - COMPLAINT_NANOS;

    public RtcTransport(PeerLoop loop, Swarms swarms, RtcSettings settings) {
        this.loop = loop;
        this.swarms = swarms;
        this.settings = settings;
        this.factories = new RtcFactories(settings.factoryMessages(), settings.factoryDrain());
        loop.execute(() -> {
            loop.everySecond(this::tick);
            loadLibrary();
        });
    }

    /// At once, so that an operator learns of missing libraries before the first viewer does.
    private void loadLibrary() {
        try {
            factories.current(System.nanoTime());
        } catch (LinkageError | RuntimeException missing) {
            var cause = missing.getCause() == null ? missing : missing.getCause();
            log.error(
                    "WebRTC cannot be used, so viewers are not served. On Debian, type as root: apt-get install libpulse0"
                            + " libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1 libdbus-1-3. Libraries must also be"
                            + " loadable from {}",
                    System.getProperty("java.io.tmpdir"),
                    cause);
        }
    }

    @Override
    public CompletableFuture<List<Offer>> offers(InfoHash infoHash, PeerId self, int wanted) {
        return CompletableFuture.supplyAsync(() -> makeOffers(infoHash, self, wanted), loop)
                .thenCompose(offers -> CompletableFuture.allOf(offers.toArray(CompletableFuture[]::new))
                        .handle((_, _) -> offers.stream()
                                .filter(offer -> !offer.isCompletedExceptionally())
                                .map(CompletableFuture::join)
                                .toList()));
    }

    private List<CompletableFuture<Offer>> makeOffers(InfoHash infoHash, PeerId self, int wanted) {
        var swarm = swarms.find(infoHash).orElse(null);
        var offers = new ArrayList<CompletableFuture<Offer>>();
        var most = Math.min(wanted, MOST_UNTAKEN - offered.size());
        for (var count = 0; swarm != null && count < most && swarms.admits(swarm, unlinked()); count++) {
            var id = Offer.Id.random();
            var link = new RtcLink(this, swarm, self, true);
            offered.put(id, link);
            links.add(link);
            link.peer().run(RtcPeer::offer);
            offers.add(link.description().thenApply(sdp -> new Offer(id, sdp)));
        }
        return offers;
    }

    @Override
    public CompletableFuture<String> answer(InfoHash infoHash, PeerId self, PeerId from, String offer) {
        return CompletableFuture.supplyAsync(() -> takeOffer(infoHash, self, from, offer), loop)
                .thenCompose(link -> link.description());
    }

    private RtcLink takeOffer(InfoHash infoHash, PeerId self, PeerId from, String offer) {
        var swarm = swarms.find(infoHash).orElseThrow(() -> new IllegalStateException("the swarm is not seeded"));
        if (offer.length() > Sdp.MAX_LENGTH) {
            throw new IllegalStateException("the offer is too long");
        }
        var known = ofPage(swarm, from).toList();
        if (known.stream().anyMatch(RtcLink::alive)) {
            throw new IllegalStateException("the page is linked already");
        }
        known.forEach(link -> link.end("the page offers anew"));
        if (!swarms.admits(swarm, unlinked())) {
            throw new IllegalStateException("all places are taken");
        }
        var link = new RtcLink(this, swarm, self, false);
        link.from(from);
        links.add(link);
        link.peer().run(peer -> peer.answer(offer));
        return link;
    }

    @Override
    public void answered(InfoHash infoHash, PeerId from, Offer.Id offer, String answer) {
        loop.execute(() -> {
            var link = offered.remove(offer);
            if (link == null || link.ended() || answer.length() > Sdp.MAX_LENGTH) {
                return;
            }
            if (ofPage(link.swarm(), from).anyMatch(RtcLink::alive)) {
                link.end("the page is linked already");
                return;
            }
            link.from(from);
            link.peer().run(peer -> peer.answered(answer));
        });
    }

    @Override
    public int connections(InfoHash infoHash) {
        return (int) links.stream()
                .filter(link -> link.swarm().infoHash().equals(infoHash) && link.hasPage())
                .count();
    }

    private Stream<RtcLink> ofPage(Swarm swarm, PeerId page) {
        return links.stream().filter(link -> link.swarm() == swarm && link.isFrom(page));
    }

    private int unlinked() {
        return (int) links.stream().filter(Predicate.not(RtcLink::linked)).count();
    }

    private void tick() {
        var now = System.nanoTime();
        for (var link : List.copyOf(links)) {
            if (swarms.find(link.swarm().infoHash()).orElse(null) != link.swarm()) {
                link.end("the swarm is not seeded any more");
            } else if (factories.overdue(link.peer().factory(), now)) {
                link.end("its native factory is being replaced");
            } else {
                link.tick(now);
            }
        }
        factories.sweep();
    }

    /// A new native connection; each takes a UDP port for every interface.
    RtcPeer connect(boolean offering, RtcPeer.Fate fate) {
        var configuration = new RTCConfiguration();
        configuration.portAllocatorConfig =
                new PortAllocatorConfig(settings.minPort(), settings.maxPort(), 0).setDisableTcp(true);
        return new RtcPeer(
                factories.current(System.nanoTime()), configuration, release, loop, blockBuffer, offering, fate);
    }

    String toSend(String sdp) {
        var description = Sdp.toSend(sdp, settings.publicAddress());
        var now = System.nanoTime();
        if (!Sdp.hasCandidates(description) && now - complained > COMPLAINT_NANOS) {
            complained = now;
            log.error(
                    "WebRTC finds no address to be reached at: either the machine has no network interface but the"
                            + " loopback one, or all UDP ports from {} to {} are taken",
                    settings.minPort(),
                    settings.maxPort());
        }
        return description;
    }

    Swarms swarms() {
        return swarms;
    }

    void ended(RtcLink link) {
        links.remove(link);
        offered.values().removeIf(waiting -> Objects.equals(waiting, link));
    }

    /// Closes every peer and then the native factories.
    @Override
    public void close() {
        CompletableFuture.runAsync(
                        () -> {
                            List.copyOf(links).forEach(link -> link.end("the seeder stops"));
                            factories.close();
                        },
                        loop)
                .orTimeout(3, TimeUnit.SECONDS)
                .exceptionally(_ -> null)
                .join();
    }
}
