package tributary.backend.channels;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.Handles;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;
import tributary.backend.site.TextFilter;

/// Makes, changes and deletes channels.
@Component
public class ChannelChanges {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TEXT = 1000;

    private final JdbcClient database;
    private final Channels channels;
    private final Handles handles;
    private final ChannelSettings settings;
    private final ApplicationEventPublisher events;
    private final List<TextFilter> filters;

    ChannelChanges(
            JdbcClient database,
            Channels channels,
            Handles handles,
            ChannelSettings settings,
            ApplicationEventPublisher events,
            List<TextFilter> filters) {
        this.filters = List.copyOf(filters);
        this.database = database;
        this.channels = channels;
        this.handles = handles;
        this.settings = settings;
        this.events = events;
    }

    /// What people write about a channel.
    public record Words(
            String displayName,
            @Nullable String description,
            @Nullable String support) {

        public Words {
            displayName = displayName.strip();
            description = description == null || description.isBlank() ? null : description.strip();
            support = support == null || support.isBlank() ? null : support.strip();
        }

        Map<String, String> problems() {
            var problems = new LinkedHashMap<String, String>();
            if (displayName.isEmpty() || displayName.length() > LONGEST_NAME) {
                problems.put("displayName", "accounts.display-name.form");
            }
            if (description != null && description.length() > LONGEST_TEXT) {
                problems.put("description", "accounts.description.long");
            }
            if (support != null && support.length() > LONGEST_TEXT) {
                problems.put("support", "accounts.description.long");
            }
            return problems;
        }
    }

    /// @throws FieldProblems with what cannot be taken
    @Transactional
    public Channel create(long accountId, String handle, Words words) {
        var name = Handles.normal(handle);
        var problems = words.problems();
        refuse("name", name, null, problems);
        refuse("displayName", words.displayName(), null, problems);
        refuse("description", words.description(), null, problems);
        handles.problem(name, accountId).ifPresent(problem -> problems.put("name", problem));
        if (channels.ownedBy(accountId).size() >= settings.maxPerAccount()) {
            problems.put("name", "channels.limit");
        }
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
        var id = insert(accountId, name, words.displayName(), "name");
        write(id, words);
        return channels.find(id).orElseThrow();
    }

    /// @throws FieldProblems with what cannot be taken
    public void change(long channelId, Words words) {
        var problems = words.problems();
        var before = channels.find(channelId).orElseThrow();
        refuse("displayName", words.displayName(), before.displayName(), problems);
        refuse("description", words.description(), before.description(), problems);
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
        write(channelId, words);
    }

    /// What stays as it was is not looked at again.
    private void refuse(String field, @Nullable String text, @Nullable String before, Map<String, String> problems) {
        if (text != null && !text.equals(before) && filters.stream().anyMatch(filter -> filter.refuses(text))) {
            problems.putIfAbsent(field, "accounts.words.refused");
        }
    }

    /// @throws Refused 409 for the account's only channel, or one that still has videos
    @Transactional
    public void delete(Channel channel) {
        database.sql("select id from account where id = ? for update")
                .param(channel.accountId())
                .query(Long.class)
                .single();
        if (channels.ownedBy(channel.accountId()).size() <= 1) {
            throw Refused.conflict("An account keeps at least one channel.");
        }
        events.publishEvent(new ChannelDeleted(channel.id()));
        try {
            database.sql("delete from channel where id = ?").param(channel.id()).update();
        } catch (DataIntegrityViolationException used) {
            throw Refused.conflict("This channel still has videos. Delete them or move them to another channel first.");
        }
        handles.release(channel.handle());
    }

    long insert(long accountId, String handle, String displayName, String field) {
        handles.claim(handle, accountId, field);
        return database.sql("insert into channel (account_id, handle, display_name) values (?, ?, ?) returning id")
                .params(accountId, handle, displayName)
                .query(Long.class)
                .single();
    }

    private void write(long channelId, Words words) {
        database.sql("""
                        update channel set display_name = :name, description = :description, support = :support,
                            updated_at = now()
                        where id = :id
                        """)
                .param("name", words.displayName())
                .param("description", words.description())
                .param("support", words.support())
                .param("id", channelId)
                .update();
    }
}
