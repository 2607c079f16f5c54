package tributary.backend.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.Refused;

/// The queue of those who look after reports.
@Component
public class Cases {

    private static final String SELECT = """
            select report_case.*, assignee.username assignee, owner.username account_name
            from report_case
            left join account assignee on assignee.id = report_case.assignee_id
            left join account owner on owner.id = report_case.account_id
            """;
    private static final String MATCHING = """
            where (:open::boolean is null or report_case.open = :open)
              and (:kind::text is null or report_case.kind = :kind)
              and (:assignee::bigint is null or report_case.assignee_id = :assignee)
              and (not :unassigned or report_case.assignee_id is null)
              and (:account::bigint is null or report_case.account_id = :account)
              and (:reason::text is null or exists (select 1 from report
                   where report.case_id = report_case.id and :reason = any (report.reasons)))
              and (:search = '' or strpos(lower(report_case.title), lower(:search)) > 0)
            """;

    private final JdbcClient database;
    private final Threads threads;
    private final Reports reports;

    Cases(JdbcClient database, Threads threads, Reports reports) {
        this.database = database;
        this.threads = threads;
        this.reports = reports;
    }

    public List<Case> list(CaseQuery query) {
        var place = query.after() == null ? "" : " and (report_case.touched_at, report_case.id) < (:time, :id)";
        var statement = bind(
                        SELECT + MATCHING + place
                                + " order by report_case.touched_at desc, report_case.id desc limit :count",
                        query)
                .param("count", query.count());
        var after = query.after();
        if (after != null) {
            statement = statement
                    .param("time", after.touchedAt().atOffset(ZoneOffset.UTC))
                    .param("id", after.id());
        }
        return statement.query(Cases::row).list();
    }

    private JdbcClient.StatementSpec bind(String sql, CaseQuery query) {
        return database.sql(sql)
                .param("open", query.open(), Types.BOOLEAN)
                .param("kind", query.kind() == null ? null : query.kind().name(), Types.VARCHAR)
                .param("assignee", query.assigneeId(), Types.BIGINT)
                .param("unassigned", query.unassigned())
                .param("account", query.accountId(), Types.BIGINT)
                .param("reason", query.reason() == null ? null : query.reason().name(), Types.VARCHAR)
                .param("search", query.search());
    }

    public long countOpen() {
        return database.sql("select count(*) from report_case where open")
                .query(Long.class)
                .single();
    }

    public Optional<Case> find(long id) {
        return database.sql(SELECT + "where report_case.id = ?")
                .param(id)
                .query(Cases::row)
                .optional();
    }

    /// @throws Refused 404
    public Case require(long id) {
        return find(id).orElseThrow(() -> Refused.notFound("There is no such case."));
    }

    /// The open cases before and after one in the queue's order, for going through it.
    public Optional<Long> next(Case from) {
        return neighbour(from, "<", "desc");
    }

    public Optional<Long> previous(Case from) {
        return neighbour(from, ">", "asc");
    }

    private Optional<Long> neighbour(Case from, String side, String order) {
        return database.sql("""
                        select id from report_case where open and (touched_at, id) %s (:time, :id)
                        order by touched_at %s, id %s limit 1
                        """.formatted(side, order, order))
                .param("time", from.touchedAt().atOffset(ZoneOffset.UTC))
                .param("id", from.id())
                .query(Long.class)
                .optional();
    }

    /// A case that a moderator opens without a report; the open one, if there is one.
    @Transactional
    public long open(Subject subject) {
        return reports.openCase(subject);
    }

    /// @param accountId null for nobody
    public void assign(long caseId, @Nullable Long accountId) {
        database.sql("update report_case set assignee_id = :who where id = :id")
                .param("who", accountId, Types.BIGINT)
                .param("id", caseId)
                .update();
    }

    public List<Message> notes(long caseId) {
        return threads.notes(caseId);
    }

    /// @throws tributary.backend.site.FieldProblems for an empty or too long one
    public void note(long caseId, long authorId, String text) {
        threads.note(caseId, authorId, text);
    }

    /// With all its reports.
    void close(long caseId, Report.State state, String answer) {
        database.sql("update report_case set open = false, touched_at = now() where id = ?")
                .param(caseId)
                .update();
        database.sql("""
                        update report set state = ?, answer = ?, updated_at = now() where case_id = ? and state = 1
                        """).params(state.id(), answer, caseId).update();
    }

    /// What its reporters were told stays as it was. A newer open case of the same thing goes on instead.
    void returnToQueue(long caseId) {
        database.sql("""
                        update report_case set open = true, touched_at = now() where id = :id and not exists (
                            select 1 from report_case other where other.open and other.kind = report_case.kind
                              and other.target_id = report_case.target_id)
                        """).param("id", caseId).update();
    }

    /// Unless the same thing was reported again meanwhile: then the newer case goes on.
    void reopen(long caseId) {
        var reopened = database.sql("""
                        update report_case set open = true, touched_at = now() where id = :id and not exists (
                            select 1 from report_case other where other.open and other.kind = report_case.kind
                              and other.target_id = report_case.target_id)
                        """).param("id", caseId).update();
        if (reopened > 0) {
            database.sql("update report set state = 1, answer = null, updated_at = now() where case_id = ?")
                    .param(caseId)
                    .update();
        }
    }

    private static Case row(ResultSet row, int number) throws SQLException {
        return new Case(
                row.getLong("id"),
                Subject.Kind.valueOf(row.getString("kind")),
                row.getLong("target_id"),
                row.getObject("video_id", Long.class),
                row.getObject("channel_id", Long.class),
                row.getObject("account_id", Long.class),
                row.getString("account_name"),
                row.getString("title"),
                row.getBoolean("open"),
                row.getObject("assignee_id", Long.class),
                row.getString("assignee"),
                row.getInt("reports"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("touched_at", OffsetDateTime.class).toInstant());
    }
}
