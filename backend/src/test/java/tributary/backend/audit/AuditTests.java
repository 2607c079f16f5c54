package tributary.backend.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.backend.SiteTest;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.SignedIn;

@SiteTest
class AuditTests {

    private static final SignedIn ANNA = new SignedIn(1, "anna", Role.MODERATOR);

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void aLineSaysWhoDidWhatToWhatWhenAndWhy() {
        audit.record(ANNA, "video.block", "video", "v1", " copyright ", Map.of("views", 7));
        var line = audit.find(new AuditQuery("anna", "video", "video", "v1", null, 10))
                .getFirst();
        assertThat(line.accountName()).isEqualTo("anna");
        assertThat(line.role()).isEqualTo(Role.MODERATOR.id());
        assertThat(line.action()).isEqualTo("video.block");
        assertThat(line.reason()).isEqualTo("copyright");
        assertThat(line.details()).containsEntry("views", 7);
        assertThat(line.at()).isNotNull();
    }

    @Test
    void wildcardsInAFilterAreLetters() {
        audit.record(ANNA, "people.warn", "account", "a_b", null, Map.of());
        assertThat(audit.find(new AuditQuery("anna", "people%", "", "", null, 10)))
                .isEmpty();
        assertThat(audit.find(new AuditQuery("", "", "account", "a%", null, 10)))
                .isEmpty();
        assertThat(audit.find(new AuditQuery("", "", "account", "a_b", null, 10)))
                .hasSize(1);
    }

    @Test
    void aDeedThatIsRolledBackLeavesNoLine() {
        transactions.executeWithoutResult(transaction -> {
            audit.record(ANNA, "video.remove", "video", "rolled-back", null, Map.of());
            transaction.setRollbackOnly();
        });
        assertThat(audit.find(new AuditQuery("", "", "video", "rolled-back", null, 10)))
                .isEmpty();
    }

    @Test
    void linesCannotBeChangedOrRemoved() {
        audit.recordOfSite("source.remove", "video", "v2", null, Map.of());
        for (var statement :
                List.of("update audit_entry set reason = 'x'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> database.sql(statement).update()).hasStackTraceContaining("append-only");
        }
    }
}
