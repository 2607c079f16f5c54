package tributary.seeder.tracker;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.InfoHash;
import tributary.seeder.transport.Offer;
import tributary.seeder.transport.Rendezvous;

/// Announces every held swarm over one WebSocket, as any WebTorrent peer does, and passes offers and answers on.
///
/// One thread owns all of it. A connection that is lost, or on which an announce is not answered in time, is made anew
/// with a growing pause, and every swarm then starts again.
public final class TrackerClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TrackerClient.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final long REPLY_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tracker").daemon().factory());
    private final HttpClient http;
    private final Rendezvous rendezvous;
    private final ToLongFunction<InfoHash> uploaded;
    private final Map<InfoHash, SwarmSchedule> swarms = new TreeMap<>();
    private @Nullable TrackerAddress address;
    private @Nullable TrackerSocket socket;
    private boolean connecting;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long unansweredSince;

    /// @param uploaded payload given in a swarm, in bytes
    public TrackerClient(HttpClient http, Rendezvous rendezvous, ToLongFunction<InfoHash> uploaded) {
        this.http = http;
        this.rendezvous = rendezvous;
        this.uploaded = uploaded;
        var _ = thread.scheduleWithFixedDelay(this::guardedRound, 100, 100, TimeUnit.MILLISECONDS);
    }

    /// Where to announce from now on. Another tracker or another id means a new connection; a new token does not.
    public void use(TrackerAddress wanted) {
        thread.execute(() -> {
            var before = address;
            address = wanted;
            if (before != null
                    && (!before.webSocket().equals(wanted.webSocket())
                            || !before.self().equals(wanted.self()))) {
                disconnect("another tracker is to be used");
            }
        });
    }

    public void join(InfoHash infoHash) {
        thread.execute(() -> {
            swarms.putIfAbsent(infoHash, new SwarmSchedule(System.nanoTime()));
            round();
        });
    }

    public void leave(InfoHash infoHash) {
        thread.execute(() -> {
            if (swarms.remove(infoHash) != null && socket != null) {
                send(infoHash, "stopped", List.of());
            }
        });
    }

    private void guardedRound() {
        try {
            round();
        } catch (RuntimeException unexpected) {
            log.warn("Announcing failed", unexpected);
            disconnect("an error");
        }
    }

    private void round() {
        if (socket == null) {
            if (!connecting && address != null && !swarms.isEmpty()) {
                connect(address);
            }
            return;
        }
        var now = System.nanoTime();
        if (unansweredSince != 0 && now - unansweredSince > REPLY_NANOS) {
            disconnect("an announce was not answered within 30 s");
            return;
        }
        for (var swarm : List.copyOf(swarms.entrySet())) {
            if (swarm.getValue().due(now)) {
                announce(swarm.getKey(), swarm.getValue(), now);
            }
        }
    }

    private void announce(InfoHash infoHash, SwarmSchedule schedule, long now) {
        var wanted = schedule.offers();
        var event = schedule.announced(now) ? "started" : "";
        if (unansweredSince == 0) {
            unansweredSince = now;
        }
        if (wanted == 0 || address == null) {
            send(infoHash, event, List.of());
            return;
        }
        var announcing = socket;
        var _ = rendezvous
                .offers(infoHash, address.self(), wanted)
                .whenCompleteAsync(
                        (offers, failure) -> {
                            if (socket == announcing && swarms.containsKey(infoHash)) {
                                send(infoHash, event, failure == null ? offers : List.of());
                            }
                        },
                        thread);
    }

    private void send(InfoHash infoHash, String event, List<Offer> offers) {
        if (address != null && socket != null) {
            socket.send(TrackerJson.announce(
                    infoHash, address.self(), address.token(), event, uploaded.applyAsLong(infoHash), offers));
        }
    }

    private void connect(TrackerAddress to) {
        connecting = true;
        var fresh = new TrackerSocket(thread, this::received, this::lost);
        var _ = http.newWebSocketBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .buildAsync(to.webSocket(), fresh)
                .whenCompleteAsync((opened, failure) -> connected(to, fresh, opened, failure), thread);
    }

    private void connected(
            TrackerAddress to, TrackerSocket fresh, @Nullable WebSocket opened, @Nullable Throwable failure) {
        if (opened == null) {
            log.info("The tracker at {} cannot be reached: {}", to.webSocket(), String.valueOf(failure));
            pauseBeforeNext();
            return;
        }
        connecting = false;
        fresh.opened(opened);
        socket = fresh;
        log.info("Connected to the tracker at {}", to);
        unansweredSince = 0;
        var now = System.nanoTime();
        swarms.values().forEach(schedule -> schedule.restart(now));
        round();
    }

    private void pauseBeforeNext() {
        connecting = true;
        var jitter = ThreadLocalRandom.current().nextLong(pauseMillis / 2 + 1);
        var _ = thread.schedule(() -> connecting = false, pauseMillis + jitter, TimeUnit.MILLISECONDS);
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
    }

    private void received(TrackerSocket from, String text) {
        if (from != socket || address == null) {
            return;
        }
        switch (TrackerJson.parse(text)) {
            case TrackerMessage.Reply reply -> replied(reply);
            case TrackerMessage.PageOffer offer -> offered(from, address, offer);
            case TrackerMessage.PageAnswer(var infoHash, var page, var id, var sdp) ->
                rendezvous.answered(infoHash, page, id, sdp);
            case TrackerMessage.Refusal(var infoHash, var reason) -> refused(infoHash, reason);
            case TrackerMessage.Other _ -> {}
        }
    }

    private void replied(TrackerMessage.Reply reply) {
        unansweredSince = 0;
        pauseMillis = FIRST_PAUSE_MILLIS;
        var schedule = swarms.get(reply.infoHash());
        if (schedule != null) {
            schedule.replied(reply, rendezvous.connections(reply.infoHash()), System.nanoTime());
        }
    }

    private void offered(TrackerSocket from, TrackerAddress to, TrackerMessage.PageOffer offer) {
        if (!swarms.containsKey(offer.infoHash()) || offer.from().equals(to.self())) {
            return;
        }
        var _ = rendezvous
                .answer(offer.infoHash(), to.self(), offer.from(), offer.sdp())
                .whenCompleteAsync(
                        (sdp, refusal) -> {
                            if (refusal != null) {
                                log.debug("An offer is not answered: {}", refusal.getMessage());
                            } else if (from == socket) {
                                from.send(TrackerJson.answer(
                                        offer.infoHash(), to.self(), to.token(), offer.from(), offer.id(), sdp));
                            }
                        },
                        thread);
    }

    private void refused(@Nullable InfoHash infoHash, String reason) {
        log.warn("The tracker refuses {}: {}", infoHash == null ? "a message" : infoHash, reason);
        unansweredSince = 0;
        var schedule = infoHash == null ? null : swarms.get(infoHash);
        if (schedule != null) {
            schedule.refused(System.nanoTime());
        }
    }

    private void lost(TrackerSocket which, String why) {
        if (which == socket) {
            disconnect(why);
        }
    }

    private void disconnect(String why) {
        if (socket != null) {
            log.info("The connection to the tracker has ended: {}", why);
            socket.abort();
            socket = null;
            pauseBeforeNext();
        }
    }

    /// Says good-bye to every swarm and closes the connection.
    @Override
    public void close() {
        thread.execute(() -> {
            swarms.keySet().forEach(infoHash -> send(infoHash, "stopped", List.of()));
            swarms.clear();
            if (socket != null) {
                socket.close();
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
