package tributary.seeder.transport;

/// @param connections of all swarms together
/// @param connectionsPerSwarm of one swarm
/// @param peerBytesPerSecond pace of each peer, 0 for none
public record PeerLimits(int connections, int connectionsPerSwarm, long peerBytesPerSecond) {}
