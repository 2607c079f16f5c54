package tributary.backend.playback;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Tokens;
import tributary.backend.videos.ShortUuid;

/// Puts accounts, channels and videos straight into the database of a test.
@Component
public class Library {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient database;
    private final Tokens tokens;
    private final SessionRepository<? extends Session> sessions;

    Library(JdbcClient database, Tokens tokens, SessionRepository<? extends Session> sessions) {
        this.database = database;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /// An account with one channel.
    public record Person(long accountId, String username, long channelId, String handle) {}

    public record Clip(long id, UUID uuid, UUID fileUuid) {
        public String shortUuid() {
            return ShortUuid.of(uuid);
        }
    }

    /// @param role 0 administrator, 1 moderator, 2 user
    public Person person(int role, String displayName, String channelName) {
        var username = "person" + NUMBER.incrementAndGet();
        var account = database.sql("""
                        insert into account (username, display_name, email, password_hash, role)
                        values (?, ?, ?, 'none', ?) returning id
                        """)
                .params(username, displayName, username + "@example.org", role)
                .query(Long.class)
                .single();
        var handle = username + "_channel";
        database.sql("insert into handle (name, account_id) values (?, ?), (?, ?)")
                .params(username, account, handle, account)
                .update();
        var channel = database.sql(
                        "insert into channel (account_id, handle, display_name) values (?, ?, ?) returning id")
                .params(account, handle, channelName)
                .query(Long.class)
                .single();
        return new Person(account, username, channel, handle);
    }

    public Person person() {
        return person(2, "A person", "A channel");
    }

    public Clip clip(Person owner, String name) {
        return clip(owner, name, "PUBLIC");
    }

    public Clip clip(Person owner, String name, String privacy) {
        return clip(owner, name, privacy, "PUBLISHED", "", List.of());
    }

    /// A video with two published renditions if its state is `PUBLISHED`.
    public Clip clip(Person owner, String name, String privacy, String state, String description, List<String> tags) {
        var uuid = UUID.randomUUID();
        var now = Timestamp.from(Instant.now());
        var poster = state.equals("PUBLISHED") ? uuid + "/" + uuid + "-poster.jpg" : "";
        var id = database.sql("""
                        insert into video (uuid, account_id, channel_id, name, description, tags, privacy, state, failure,
                                           duration_seconds, width, height, poster_key, poster_width, poster_height,
                                           created_at, updated_at, published_at)
                        values (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, nullif(?, ''), 10.04, 1280, 720, nullif(?, ''),
                                640, 360, ?, ?, case when ? then now() end) returning id
                        """)
                .params(uuid, owner.accountId(), owner.channelId(), name, description)
                .params(tags.toArray(String[]::new), privacy, state)
                .params(state.equals("TRANSCODING_FAILED") ? "It has no picture." : "", poster, now, now)
                .param(state.equals("PUBLISHED"))
                .query(Long.class)
                .single();
        var file = UUID.randomUUID();
        if (state.equals("PUBLISHED")) {
            rendition(id, uuid, file, 240, 426);
            rendition(id, uuid, file, 720, 1280);
        }
        return new Clip(id, uuid, file);
    }

    private void rendition(long video, UUID uuid, UUID file, int height, int width) {
        database.sql("""
                        insert into rendition (video_id, file_uuid, height, width, picture_height, frames_per_second,
                                               peak_bits_per_second, average_bits_per_second, codecs, duration_seconds,
                                               size, init_length, has_audio, first_segment_offset, segment_lengths,
                                               segment_durations, blob_key, published, created_at)
                        values (?, ?, ?, ?, ?, 25, 800000, 600000, 'avc1.64001f,mp4a.40.2', 10, 750000, 1000, true, 1200,
                                '{300000,448800}', '{4,6}', ?, true, now())
                        """)
                .params(video, file, height, width, height)
                .param(uuid + "/" + file + "-" + height + "-fragmented.mp4")
                .update();
    }

    /// The value of an `Authorization` header.
    public String bearer(Person person) {
        return "Bearer " + tokens.issue(person.accountId()).access();
    }

    /// The value of a `Cookie` header of a browser in which this person is signed in.
    public String cookie(Person person) {
        return cookie(sessions, person);
    }

    private static <S extends Session> String cookie(SessionRepository<S> sessions, Person person) {
        var session = sessions.createSession();
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, Long.toString(person.accountId()));
        sessions.save(session);
        return "session=" + Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
    }
}
