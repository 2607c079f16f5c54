package tributary.backend.moderation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.PageOf;
import tributary.backend.site.Refused;

/// Reports and their threads.
@Component
public class Reports {

    private static final String SELECT = """
            select report.*, (select count(*) from moderation_message message where message.report_id = report.id) messages
            from report
            """;

    private static final int MOST_TOLD = 100_000;

    private final JdbcClient database;
    private final Threads threads;
    private final ApplicationEventPublisher events;

    Reports(JdbcClient database, Threads threads, ApplicationEventPublisher events) {
        this.database = database;
        this.threads = threads;
        this.events = events;
    }

    /// Joins the open case of the same thing, or opens one. Whoever reports the same thing again adds to their report.
    ///
    /// @param reporter null for a visitor
    /// @return the report's number
    /// @throws tributary.backend.site.FieldProblems with what is missing
    @Transactional
    public long send(NewReport report, @Nullable SignedIn reporter) {
        report.check();
        var caseId = openCase(report.subject());
        var mine = reporter == null ? Optional.<Long>empty() : ofReporter(caseId, reporter.accountId());
        if (mine.isPresent()) {
            if (!report.words().isEmpty() && reporter != null) {
                threads.toReport(mine.get(), reporter.accountId(), false, report.words());
            }
            touch(caseId, 0);
            return mine.get();
        }
        var id = database.sql("""
                        insert into report (case_id, reporter_id, reasons, words, start_at, end_at)
                        values (:case, :reporter, :reasons, :words, :start, :end) returning id
                        """)
                .param("case", caseId)
                .param("reporter", reporter == null ? null : reporter.accountId(), Types.BIGINT)
                .param(
                        "reasons",
                        report.reasons().stream().map(ReportReason::name).toArray(String[]::new))
                .param("words", report.words())
                .param("start", report.startAt(), Types.INTEGER)
                .param("end", report.endAt(), Types.INTEGER)
                .query(Long.class)
                .single();
        touch(caseId, 1);
        events.publishEvent(new ReportReceived(id, caseId, report.subject()));
        return id;
    }

    long openCase(Subject subject) {
        return database.sql("""
                        insert into report_case (kind, target_id, video_id, channel_id, account_id, title)
                        values (:kind, :target, :video, :channel, :account, :title)
                        on conflict (kind, target_id) where open do update set touched_at = now()
                        returning id
                        """)
                .param("kind", subject.kind().name())
                .param("target", subject.id())
                .param("video", subject.videoId(), Types.BIGINT)
                .param("channel", subject.channelId(), Types.BIGINT)
                .param("account", subject.accountId())
                .param("title", subject.title())
                .query(Long.class)
                .single();
    }

    private Optional<Long> ofReporter(long caseId, long reporterId) {
        return database.sql("select id from report where case_id = ? and reporter_id = ?")
                .params(caseId, reporterId)
                .query(Long.class)
                .optional();
    }

    private void touch(long caseId, int more) {
        database.sql("update report_case set touched_at = now(), reports = reports + ? where id = ?")
                .params(more, caseId)
                .update();
    }

    public Optional<Report> find(long id) {
        return database.sql(SELECT + "where report.id = ?")
                .param(id)
                .query(Reports::report)
                .optional();
    }

    /// The asker's own, or anybody's for those who look after reports.
    ///
    /// @throws Refused 403 for others' and, so that nobody learns which exist, for none
    public Report require(long id, SignedIn asker) {
        var found = find(id);
        var staff = asker.has(tributary.backend.accounts.Right.SEE_REPORTS);
        if (staff && found.isEmpty()) {
            throw Refused.notFound("There is no such report.");
        }
        return found.filter(report -> staff || Long.valueOf(asker.accountId()).equals(report.reporterId()))
                .orElseThrow(() -> Refused.forbidden("This report is not yours."));
    }

    /// Those whom a decision about the case has to be told.
    public List<Report> ofCase(long caseId) {
        return ofCase(caseId, 0, MOST_TOLD);
    }

    /// Oldest first.
    ///
    /// @param after leave out everything up to this number; 0 from the start
    public List<Report> ofCase(long caseId, long after, int count) {
        return database.sql(SELECT + "where report.case_id = ? and report.id > ? order by report.id limit ?")
                .params(caseId, after, count)
                .query(Reports::report)
                .list();
    }

    /// Newest first.
    ///
    /// @param reporterId only theirs; null for everybody's
    /// @param state only those; null for all
    /// @param search words of the reporter or the thing's name; empty for all
    public PageOf<Report> list(
            @Nullable Long reporterId, Report.@Nullable State state, String search, long start, int count) {
        var condition = """
                from report join report_case on report_case.id = report.case_id
                where (:reporter::bigint is null or report.reporter_id = :reporter)
                  and (:state::smallint is null or report.state = :state)
                  and (:search = '' or strpos(lower(report.words), lower(:search)) > 0
                       or strpos(lower(report_case.title), lower(:search)) > 0)
                """;
        var total = bind("select count(*) " + condition, reporterId, state, search)
                .query(Long.class)
                .single();
        var rows = bind(
                        """
                        select report.*,
                            (select count(*) from moderation_message message where message.report_id = report.id) messages
                        """ + condition + " order by report.id desc offset :start limit :count",
                        reporterId,
                        state,
                        search)
                .param("start", start)
                .param("count", count)
                .query(Reports::report)
                .list();
        return new PageOf<>(total, rows);
    }

    private JdbcClient.StatementSpec bind(
            String sql, @Nullable Long reporterId, Report.@Nullable State state, String search) {
        return database.sql(sql)
                .param("reporter", reporterId, Types.BIGINT)
                .param("state", state == null ? null : state.id(), Types.SMALLINT)
                .param("search", search);
    }

    public List<Message> messages(long reportId) {
        return threads.ofReport(reportId);
    }

    /// The threads of several reports, by their numbers; without those where nobody wrote anything.
    public Map<Long, List<Message>> messages(Collection<Long> reportIds) {
        return threads.ofReports(reportIds);
    }

    /// @return the message's number
    @Transactional
    public long write(Report report, SignedIn author, String text) {
        var staff = !Long.valueOf(author.accountId()).equals(report.reporterId());
        var id = threads.toReport(report.id(), author.accountId(), staff, text);
        if (!staff) {
            touch(report.caseId(), 0);
        }
        events.publishEvent(new ReportAnswered(report.id(), report.caseId(), report.reporterId(), staff));
        return id;
    }

    public boolean deleteMessage(long reportId, long messageId) {
        return threads.delete(reportId, messageId);
    }

    /// @param state unchanged, if absent
    /// @param answer unchanged, if absent
    public void mark(long id, Report.@Nullable State state, @Nullable String answer) {
        database.sql("""
                        update report set state = coalesce(:state, state), answer = coalesce(:answer, answer),
                            updated_at = now()
                        where id = :id
                        """)
                .param("state", state == null ? null : state.id(), Types.SMALLINT)
                .param("answer", answer, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    @Transactional
    public void delete(Report report) {
        database.sql("delete from report where id = ?").param(report.id()).update();
        touch(report.caseId(), -1);
    }

    static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getObject("reporter_id", Long.class),
                reasons(row.getArray("reasons")),
                row.getString("words"),
                row.getObject("start_at", Integer.class),
                row.getObject("end_at", Integer.class),
                Report.State.of(row.getInt("state")),
                row.getString("answer"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("messages"));
    }

    private static List<ReportReason> reasons(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(ReportReason::valueOf)
                .toList();
    }
}
