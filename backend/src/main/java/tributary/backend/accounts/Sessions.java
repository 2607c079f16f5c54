package tributary.backend.accounts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ends browsers' sessions. Spring Session keeps the account's number as each session's principal name.
@Component
class Sessions {

    private final JdbcClient database;

    Sessions(JdbcClient database) {
        this.database = database;
    }

    void endAll(long accountId) {
        endOthers(accountId, "");
    }

    void endOthers(long accountId, String keptSessionId) {
        database.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .params(Long.toString(accountId), keptSessionId)
                .update();
    }
}
