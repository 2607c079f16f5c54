package tributary.seeder.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tributary.protocol.InfoHash;
import tributary.protocol.worker.SeedingAssignment;

class ReconciliationTests {

    private static final InfoHash ONE = InfoHash.ofHex("01".repeat(20));
    private static final InfoHash TWO = InfoHash.ofHex("02".repeat(20));

    @Test
    void leavesWhatIsNotWantedAndJoinsWhatIsNotHeld() {
        var two = assignment(TWO);
        assertThat(Reconciliation.of(Set.of(ONE), List.of(two)))
                .isEqualTo(new Reconciliation(Set.of(ONE), Map.of(TWO, two)));
    }

    @Test
    void leavesAloneWhatIsHeldAndWanted() {
        assertThat(Reconciliation.of(Set.of(ONE, TWO), List.of(assignment(TWO), assignment(ONE))))
                .isEqualTo(new Reconciliation(Set.of(), Map.of()));
    }

    private static SeedingAssignment assignment(InfoHash infoHash) {
        return new SeedingAssignment(infoHash.toHex(), "/t", null, "/f", 1);
    }
}
