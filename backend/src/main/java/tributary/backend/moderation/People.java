package tributary.backend.moderation;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.Accounts;
import tributary.backend.site.FieldProblems;

/// The people of the site, to be searched by those who look after them.
@Component
public class People {

    private static final String NETWORK = "[0-9a-fA-F:.]{2,45}(/[0-9]{1,3})?";
    private static final String SELECT = """
            select account.id, coalesce(kept.bytes, 0) stored, coalesce(kept.videos, 0) videos,
                   host(seen_from) seen_from, coalesce(seen_at, created_at) last_seen
            from account %s account_storage kept on kept.account_id = account.id
            """;

    private final JdbcClient database;
    private final Accounts accounts;

    People(JdbcClient database, Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    private record Row(
            long id, long stored, int videos, @Nullable String seenFrom, Instant lastSeen) {}

    /// @throws FieldProblems if the network has the wrong form
    public List<Person> list(PeopleQuery query) {
        var network = query.network().strip();
        if (!network.isEmpty() && !network.matches(NETWORK)) {
            throw FieldProblems.of("network", "moderation.people.network.wrong");
        }
        var rows = database.sql(sql(query))
                .param("search", like(query.search()))
                .param("network", network.isEmpty() ? null : network, Types.VARCHAR)
                .param("role", query.role() == null ? null : query.role().id(), Types.SMALLINT)
                .param("afterTime", time(query), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("afterBytes", query.after() == null ? 0 : query.after().bytes())
                .param("afterId", query.after() == null ? 0 : query.after().id())
                .param("count", query.count())
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        row.getLong("stored"),
                        row.getInt("videos"),
                        row.getString("seen_from"),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant()))
                .list();
        var known = accounts.findAll(rows.stream().map(Row::id).toList());
        return rows.stream()
                .filter(row -> known.containsKey(row.id))
                .map(row -> person(Objects.requireNonNull(known.get(row.id)), row))
                .toList();
    }

    private static Person person(Account account, Row row) {
        return new Person(account, row.stored, row.videos, row.seenFrom, row.lastSeen);
    }

    private static @Nullable OffsetDateTime time(PeopleQuery query) {
        var after = query.after();
        return after == null || after.time() == null ? null : after.time().atOffset(ZoneOffset.UTC);
    }

    /// Put together from fixed parts; values are always bound.
    private static String sql(PeopleQuery query) {
        var parts = new ArrayList<String>();
        if (!query.search().isBlank()) {
            parts.add("(username like :search or lower(display_name) like :search or lower(email) like :search)");
        }
        if (!query.network().isBlank()) {
            parts.add("seen_from <<= cast(:network as inet)");
        }
        if (query.role() != null) {
            parts.add("role = :role");
        }
        switch (query.state()) {
            case ANY -> {}
            case OPEN -> parts.add("not suspended and waits_for is null");
            case SUSPENDED -> parts.add("suspended");
            case LIMITED -> parts.add("not may_upload");
            case WAITING -> parts.add("waits_for is not null");
        }
        if (query.after() != null) {
            parts.add(
                    switch (query.order()) {
                        case NEWEST -> "account.id < :afterId";
                        case SEEN -> "(coalesce(seen_at, created_at), account.id) < (:afterTime, :afterId)";
                        case STORAGE -> "(kept.bytes, kept.account_id) < (:afterBytes, :afterId)";
                    });
        }
        var order = switch (query.order()) {
            case NEWEST -> "account.id desc";
            case SEEN -> "coalesce(seen_at, created_at) desc, account.id desc";
            case STORAGE -> "kept.bytes desc, kept.account_id desc";
        };
        // By storage, only those who store something: the index over that leads, and whoever has nothing is not in it.
        var join = query.order() == PeopleQuery.Order.STORAGE ? "join" : "left join";
        var where = parts.isEmpty() ? "" : "where " + String.join(" and ", parts);
        return SELECT.formatted(join) + where + " order by " + order + " limit :count";
    }

    private static String like(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    public Optional<Person> find(long accountId) {
        return accounts.find(accountId)
                .flatMap(account -> database.sql(SELECT.formatted("left join") + "where account.id = ?")
                        .param(accountId)
                        .query((row, _) -> person(
                                account,
                                new Row(
                                        row.getLong("id"),
                                        row.getLong("stored"),
                                        row.getInt("videos"),
                                        row.getString("seen_from"),
                                        row.getObject("last_seen", OffsetDateTime.class)
                                                .toInstant())))
                        .optional());
    }
}
