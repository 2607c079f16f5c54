package tributary.seeder.assignments;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tributary.protocol.InfoHash;
import tributary.protocol.worker.SeedingAssignment;

/// What separates the swarms that are held from those that are wanted.
///
/// @param leave held but not wanted
/// @param join wanted but not held
record Reconciliation(Set<InfoHash> leave, Map<InfoHash, SeedingAssignment> join) {

    static Reconciliation of(Set<InfoHash> held, List<SeedingAssignment> wanted) {
        var join = new HashMap<InfoHash, SeedingAssignment>();
        var leave = new HashSet<>(held);
        for (var assignment : wanted) {
            var infoHash = InfoHash.ofHex(assignment.infoHash());
            leave.remove(infoHash);
            if (!held.contains(infoHash)) {
                join.put(infoHash, assignment);
            }
        }
        return new Reconciliation(leave, join);
    }
}
