package tributary.protocol.worker;

import java.util.List;

/// Answer to `GET /worker/v1/seeding/assignments?seeder=NAME&revision=R&wait=S`: every swarm that this seeder shall
/// hold
/// now. The site answers at once if `revision` is not the newest, else when there is news or after `wait` seconds (0 to
/// 25). What is not listed any more is to be left within a second.
///
/// @param revision to send with the next request
/// @param peerId forty hexadecimal digits: by this id the seeder announces, and pages know it as the site's own
/// @param trackerUrl WebSocket address of the tracker as seen from the site's machine, as in
/// `ws://127.0.0.1:6969/announce`
/// @param trackerToken to send as `token` with every announce
/// @param swarms in no order
public record SeedingAssignments(
        long revision, String peerId, String trackerUrl, String trackerToken, List<SeedingAssignment> swarms) {}
