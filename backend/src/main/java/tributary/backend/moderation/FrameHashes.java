package tributary.backend.moderation;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.backend.storage.Blobs;
import tributary.backend.videos.Videos;

/// Difference hashes of pictures: nine by eight grey values, each compared with its neighbour, make 64 bits that change
/// little when a film is encoded anew, made smaller or darker. Near copies of what was blocked wait for review.
@Component
class FrameHashes {

    private static final Logger log = LoggerFactory.getLogger(FrameHashes.class);
    private static final int AT_ONCE = 10;
    private static final int LEAST_BITS = 8;

    private final JdbcClient database;
    private final Blobs blobs;
    private final Rules rules;
    private final UploadReview review;
    private final Videos videos;
    private final TransactionTemplate transaction;

    FrameHashes(
            JdbcClient database,
            Blobs blobs,
            Rules rules,
            UploadReview review,
            Videos videos,
            TransactionTemplate transaction) {
        this.database = database;
        this.blobs = blobs;
        this.rules = rules;
        this.review = review;
        this.videos = videos;
        this.transaction = transaction;
    }

    private record Poster(long videoId, String key) {}

    @Scheduled(fixedDelay = 3_000, initialDelay = 3_000)
    void sweep() {
        var fresh = database.sql("""
            select id, poster_key from video
            where poster_key is not null and created_at > now() - interval '1 day'
              and not exists (select 1 from frame_hash where video_id = video.id)
            order by id desc limit ?
            """)
                .param(AT_ONCE)
                .query((row, _) -> new Poster(row.getLong("id"), row.getString("poster_key")))
                .list();
        fresh.forEach(this::look);
    }

    private void look(Poster poster) {
        try {
            var path = blobs.path(poster.key);
            var picture = path.isEmpty() ? null : ImageIO.read(path.get().toFile());
            var hash = picture == null ? 0 : hash(picture);
            transaction.executeWithoutResult(_ -> found(poster.videoId, hash));
        } catch (IOException | RuntimeException failure) {
            log.warn("The poster of video {} cannot be looked at", poster.videoId, failure);
        }
    }

    private void found(long videoId, long hash) {
        var video = videos.hold(videoId);
        if (video.isEmpty()) {
            return;
        }
        database.sql("insert into frame_hash (video_id, hash) values (?, ?) on conflict do nothing")
                .params(videoId, hash)
                .update();
        if (says(hash) && rules.frame(hash).isPresent()) {
            review.hold(video.get(), List.of("frame"));
        }
    }

    /// Hexadecimal digits of those that say something: black pictures are all alike.
    List<String> of(long videoId) {
        return database
                .sql("select hash from frame_hash where video_id = ?")
                .param(videoId)
                .query((row, _) -> row.getLong("hash"))
                .list()
                .stream()
                .filter(FrameHashes::says)
                .map(hash -> HexFormat.of().toHexDigits(hash))
                .toList();
    }

    private static boolean says(long hash) {
        return Long.bitCount(hash) >= LEAST_BITS && Long.bitCount(hash) <= Long.SIZE - LEAST_BITS;
    }

    static long hash(BufferedImage picture) {
        var small = new BufferedImage(9, 8, BufferedImage.TYPE_BYTE_GRAY);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture.getScaledInstance(9, 8, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        var raster = small.getRaster();
        var hash = 0L;
        for (var y = 0; y < 8; y++) {
            for (var x = 0; x < 8; x++) {
                hash = (hash << 1) | (raster.getSample(x, y, 0) < raster.getSample(x + 1, y, 0) ? 1L : 0L);
            }
        }
        return hash;
    }
}
