package tributary.seeder.peer;

import java.time.Duration;

/// What a session lets a stranger do.
///
/// @param requests outstanding requests that are kept, told to the peer as `reqq`
/// @param requestBytes longest block that may be asked for
/// @param idleMessages messages that move nothing (repeated interest, unknown messages, rejected requests) that a peer
///     may send at once
/// @param idleMessagesPerSecond how quickly it may do so again
/// @param handshakeWithin after which a peer that has not shaken hands is dropped
/// @param silence after which a peer from which nothing came is dropped
/// @param keepAlive after which something is sent when nothing else was
/// @param requestExpiry after which a request that could not be served is rejected; webtorrent gives a peer up after 30
/// s
public record SessionLimits(
        int requests,
        int requestBytes,
        int idleMessages,
        int idleMessagesPerSecond,
        Duration handshakeWithin,
        Duration silence,
        Duration keepAlive,
        Duration requestExpiry) {

    public static final SessionLimits DEFAULT = new SessionLimits(
            512,
            128 << 10,
            1_000,
            20,
            Duration.ofSeconds(25),
            Duration.ofSeconds(150),
            Duration.ofSeconds(25),
            Duration.ofSeconds(20));
}
