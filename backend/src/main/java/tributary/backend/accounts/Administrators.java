package tributary.backend.accounts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.Refused;

/// A site always has somebody who can mend it.
@Component
class Administrators {

    private final JdbcClient database;

    Administrators(JdbcClient database) {
        this.database = database;
    }

    /// Holds all administrators until the transaction ends, so that two of them do not leave at once.
    ///
    /// @throws Refused 409 if that account is the only administrator who may sign in
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireAnotherThan(long accountId) {
        var open = database.sql(
                        "select id from account where role = 0 and not suspended and waits_for is null order by id for update")
                .query(Long.class)
                .list();
        if (open.contains(accountId) && open.size() == 1) {
            throw Refused.conflict("This is the last administrator. Make somebody else an administrator first.");
        }
    }
}
