package tributary.backend.moderation;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.FieldProblems;

/// What people and moderators write to each other about a report or a decision.
@Component
class Threads {

    private static final int LONGEST = 3000;

    private static final String SELECT = """
            select message.id, message.report_id, message.author_id, account.username, message.by_staff, message.text,
                   message.created_at
            from moderation_message message left join account on account.id = message.author_id
            """;

    private final JdbcClient database;

    Threads(JdbcClient database) {
        this.database = database;
    }

    List<Message> ofReport(long reportId) {
        return read("report_id", reportId);
    }

    Map<Long, List<Message>> ofReports(Collection<Long> reportIds) {
        var threads = new HashMap<Long, List<Message>>();
        if (!reportIds.isEmpty()) {
            database.sql(SELECT + "where message.report_id in (:reports) order by message.id")
                    .param("reports", reportIds)
                    .query(row -> {
                        threads.computeIfAbsent(row.getLong("report_id"), _ -> new ArrayList<>())
                                .add(message(row, 0));
                    });
        }
        return threads;
    }

    List<Message> ofDecision(long decisionId) {
        return read("decision_id", decisionId);
    }

    List<Message> notes(long caseId) {
        return database.sql("""
                        select note.id, note.author_id, account.username, true as by_staff, note.text, note.created_at
                        from case_note note left join account on account.id = note.author_id
                        where note.case_id = ? order by note.id
                        """).param(caseId).query(Threads::message).list();
    }

    long toReport(long reportId, long authorId, boolean byStaff, String text) {
        return write("report_id", reportId, authorId, byStaff, text);
    }

    long toDecision(long decisionId, long authorId, boolean byStaff, String text) {
        return write("decision_id", decisionId, authorId, byStaff, text);
    }

    void note(long caseId, long authorId, String text) {
        database.sql("insert into case_note (case_id, author_id, text) values (?, ?, ?)")
                .params(caseId, authorId, checked(text))
                .update();
    }

    /// @return whether that message was there
    boolean delete(long reportId, long messageId) {
        return database.sql("delete from moderation_message where report_id = ? and id = ?")
                        .params(reportId, messageId)
                        .update()
                > 0;
    }

    /// @throws FieldProblems if there is nothing in it, or too much
    static String checked(String text) {
        var clean = text.replace("\0", "").strip();
        if (clean.isEmpty()) {
            throw FieldProblems.of("message", "moderation.message.empty");
        }
        if (clean.length() > LONGEST) {
            throw FieldProblems.of("message", "moderation.message.long");
        }
        return clean;
    }

    private List<Message> read(String column, long id) {
        return database.sql(SELECT + "where message." + column + " = ? order by message.id")
                .param(id)
                .query(Threads::message)
                .list();
    }

    private long write(String column, long id, long authorId, boolean byStaff, String text) {
        return database.sql("insert into moderation_message (" + column
                        + ", author_id, by_staff, text) values (?, ?, ?, ?) returning id")
                .params(id, authorId, byStaff, checked(text))
                .query(Long.class)
                .single();
    }

    private static Message message(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Message(
                row.getLong("id"),
                row.getObject("author_id", Long.class),
                row.getString("username"),
                row.getBoolean("by_staff"),
                row.getString("text"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
