package tributary.backend.captions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.backend.site.HomeFolder;
import tributary.backend.site.InputProblem;
import tributary.backend.site.Refused;
import tributary.backend.storage.Blobs;
import tributary.backend.videos.Languages;
import tributary.backend.videos.Video;
import tributary.backend.videos.Videos;

/// The captions of all videos. Nobody's rights are checked here: see [tributary.backend.videos.VideoAccess].
@Service
public class Captions {

    private final JdbcClient database;
    private final Blobs blobs;
    private final HomeFolder home;
    private final Videos videos;
    private final CaptionSettings settings;
    private final TransactionTemplate transaction;

    Captions(
            JdbcClient database,
            Blobs blobs,
            HomeFolder home,
            Videos videos,
            CaptionSettings settings,
            TransactionTemplate transaction) {
        this.database = database;
        this.blobs = blobs;
        this.home = home;
        this.videos = videos;
        this.settings = settings;
        this.transaction = transaction;
    }

    /// By language code.
    public List<Caption> ofVideo(long videoId) {
        return database.sql("select * from caption where video_id = ? order by language")
                .param(videoId)
                .query(Captions::caption)
                .list();
    }

    public Optional<Caption> find(UUID fileUuid) {
        return database.sql("select * from caption where file_uuid = ?")
                .param(fileUuid)
                .query(Captions::caption)
                .optional();
    }

    /// The most bytes that a subtitle file may have.
    public long maximumSize() {
        return settings.maximumSize().toBytes();
    }

    /// Adds a subtitle file; one in that language is replaced.
    ///
    /// @param file SubRip or WebVTT
    /// @throws InputProblem if the file cannot be taken, or the language is none
    /// @throws Refused 404 if the video has gone meanwhile
    public void put(Video video, String language, byte[] file) {
        if (!Languages.has(language)) {
            throw new InputProblem("captions.wrong.language");
        }
        if (file.length > maximumSize()) {
            throw new InputProblem("captions.wrong.size", settings.maximumSize().toKilobytes());
        }
        var text = Subtitles.toWebVtt(CaptionText.decode(file), settings);
        var fileUuid = UUID.randomUUID();
        var key = video.uuid() + "/" + fileUuid + "-" + language + ".vtt";
        // Until the transaction is over nobody knows the new file; if it fails, the file goes with the video.
        store(key, text);
        replace(video, language, fileUuid, key).ifPresent(blobs::delete);
    }

    /// Whether there are captions in that language, or as many as a video may have.
    boolean mayNotTake(Video video, String language) {
        var before = ofVideo(video.id());
        return before.size() >= settings.maximumLanguages()
                || before.stream().anyMatch(caption -> caption.language().equals(language));
    }

    private void store(String key, String text) {
        try {
            var draft = Files.createTempFile(home.jobs(), "caption-", ".vtt");
            try {
                Files.writeString(draft, text);
                blobs.put(key, draft);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The captions " + key + " cannot be stored", failure);
        }
    }

    /// @return the key of the file before
    private Optional<String> replace(Video video, String language, UUID fileUuid, String key) {
        return Optional.ofNullable(transaction.execute(_ -> {
                    if (videos.hold(video.id()).isEmpty()) {
                        throw Refused.notFound("This video was deleted meanwhile.");
                    }
                    var before = ofVideo(video.id());
                    var same = before.stream()
                            .filter(caption -> caption.language().equals(language))
                            .findFirst();
                    if (same.isEmpty() && before.size() >= settings.maximumLanguages()) {
                        throw new InputProblem("captions.wrong.languages", settings.maximumLanguages());
                    }
                    database.sql("""
                            insert into caption values (?, ?, ?, ?, now())
                            on conflict (video_id, language) do update
                               set file_uuid = excluded.file_uuid, blob_key = excluded.blob_key, updated_at = now()
                            """)
                            .params(video.id(), language, fileUuid, key)
                            .update();
                    return same.map(Caption::blobKey);
                }))
                .flatMap(found -> found);
    }

    /// @return whether there were any in that language
    public boolean delete(Video video, String language) {
        var keys = database.sql("delete from caption where video_id = ? and language = ? returning blob_key")
                .params(video.id(), language)
                .query(String.class)
                .list();
        keys.forEach(blobs::delete);
        return !keys.isEmpty();
    }

    private static Caption caption(ResultSet row, int number) throws SQLException {
        return new Caption(
                row.getLong("video_id"),
                row.getString("language"),
                row.getObject("file_uuid", UUID.class),
                row.getString("blob_key"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
