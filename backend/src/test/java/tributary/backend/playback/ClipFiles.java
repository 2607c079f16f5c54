package tributary.backend.playback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Random;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.HomeFolder;
import tributary.backend.transcoding.RenditionStored;

/// Gives the renditions of a [Library]'s clips bytes on the disk.
@Component
public class ClipFiles {

    private static final int SIZE = 750_000;

    private final HomeFolder home;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    ClipFiles(HomeFolder home, JdbcClient database, ApplicationEventPublisher events) {
        this.home = home;
        this.database = database;
        this.events = events;
    }

    public static String path(Library.Clip clip, int height) {
        return "/media/" + clip.uuid() + "/" + clip.fileUuid() + "-" + height + "-fragmented.mp4";
    }

    /// Random bytes for the rendition of that height.
    public byte[] fill(Library.Clip clip, int height) {
        var bytes = new byte[SIZE];
        new Random(clip.id() * 10_000 + height).nextBytes(bytes);
        write(clip, clip.fileUuid() + "-" + height + "-fragmented.mp4", bytes);
        return bytes;
    }

    public byte[] poster(Library.Clip clip) {
        var bytes = new byte[2000];
        new Random(clip.id()).nextBytes(bytes);
        write(clip, clip.uuid() + "-poster.jpg", bytes);
        return bytes;
    }

    private void write(Library.Clip clip, String name, byte[] bytes) {
        try {
            var folder =
                    Files.createDirectories(home.media().resolve(clip.uuid().toString()));
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets the site find the rendition as a transcoder delivers it: stored, not published.
    ///
    /// @return the rendition's id
    public long deliver(Library.Clip clip, int height) {
        var id = database.sql("update rendition set published = false where video_id = ? and height = ? returning id")
                .params(clip.id(), height)
                .query(Long.class)
                .single();
        events.publishEvent(new RenditionStored(id, clip.id()));
        return id;
    }
}
