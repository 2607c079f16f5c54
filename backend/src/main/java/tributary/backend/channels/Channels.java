package tributary.backend.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;

/// All channels, for reading. Channels of suspended accounts are found by id and handle, but are in no public list.
@Component
public class Channels {

    private static final String SELECT = """
            select channel.id, channel.uuid, channel.account_id, channel.handle, channel.display_name,
                   channel.description, channel.support, channel.created_at, channel.updated_at
            from channel
            """;
    private static final String VISIBLE = """
            join account on account.id = channel.account_id and not account.suspended
            """;

    private final JdbcClient database;

    Channels(JdbcClient database) {
        this.database = database;
    }

    public Optional<Channel> find(long id) {
        return database.sql(SELECT + "where channel.id = ?")
                .param(id)
                .query(Channels::channel)
                .optional();
    }

    /// Upper and lower case make no difference.
    public Optional<Channel> byHandle(String handle) {
        return database.sql(SELECT + "where channel.handle = ?")
                .param(handle.toLowerCase(Locale.ROOT))
                .query(Channels::channel)
                .optional();
    }

    /// Oldest first.
    public List<Channel> ownedBy(long accountId) {
        return database.sql(SELECT + "where channel.account_id = ? order by channel.id")
                .param(accountId)
                .query(Channels::channel)
                .list();
    }

    public Map<Long, Channel> findAll(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(SELECT + "where channel.id in (:ids)")
                .param("ids", ids)
                .query(Channels::channel)
                .list()
                .stream()
                .collect(Collectors.toMap(Channel::id, Function.identity()));
    }

    /// Public channels whose name or handle contains the text; all of them for an empty text.
    public PageOf<Channel> search(String text, Paging paging) {
        var pattern = "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var matching = "where channel.display_name ilike :pattern or channel.handle ilike :pattern ";
        var total = database.sql("select count(*) from channel " + VISIBLE + matching)
                .param("pattern", pattern)
                .query(Long.class)
                .single();
        var found = database.sql(SELECT + VISIBLE + matching + order(paging.sort()) + " offset :start limit :count")
                .param("pattern", pattern)
                .param("start", paging.start())
                .param("count", paging.count())
                .query(Channels::channel)
                .list();
        return new PageOf<>(total, found);
    }

    private static String order(String sort) {
        return switch (sort) {
            case "createdAt", "id" -> "order by channel.id";
            case "name" -> "order by channel.handle, channel.id";
            case "-name" -> "order by channel.handle desc, channel.id";
            case "displayName" -> "order by lower(channel.display_name), channel.id";
            case "-displayName" -> "order by lower(channel.display_name) desc, channel.id";
            case "updatedAt" -> "order by channel.updated_at, channel.id";
            case "-updatedAt" -> "order by channel.updated_at desc, channel.id";
            default -> "order by channel.id desc";
        };
    }

    private static Channel channel(ResultSet row, int number) throws SQLException {
        return new Channel(
                row.getLong("id"),
                row.getObject("uuid", UUID.class),
                row.getLong("account_id"),
                row.getString("handle"),
                row.getString("display_name"),
                row.getString("description"),
                row.getString("support"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
