package tributary.protocol.worker;

import java.util.List;

/// `POST /worker/v1/seeding/status`, every five seconds: what the seeder holds and has given.
///
/// @param seeder its name, 1 to 100 characters
/// @param connections open peer connections over all swarms
/// @param uploadedBytes payload since the process began
/// @param swarms those it has joined
public record SeederStatus(String seeder, int connections, long uploadedBytes, List<SwarmStatus> swarms) {

    /// @param infoHash forty hexadecimal digits
    /// @param connections open peer connections
    /// @param uploadedBytes payload since the swarm was joined
    public record SwarmStatus(String infoHash, int connections, long uploadedBytes) {}
}
