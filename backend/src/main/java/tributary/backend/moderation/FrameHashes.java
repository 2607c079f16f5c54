package tributary.backend.moderation;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
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
/// little when a film is encoded anew, made smaller or darker. Poster and storyboard are sampled; near copies of
/// what was blocked wait for review.
@Component
class FrameHashes {

    private static final Logger log = LoggerFactory.getLogger(FrameHashes.class);
    private static final int AT_ONCE = 10;
    private static final int LEAST_BITS = 8;
    private static final int SAMPLES = 16;
    private static final int FEW = 4;

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

    private record Sheet(long videoId, String key, int tileWidth, int tileHeight, int columns, int count) {}

    @Scheduled(fixedDelay = 3_000, initialDelay = 3_000)
    void sweep() {
        database.sql("""
            select id, poster_key from video
            where poster_key is not null and created_at > now() - interval '1 day'
              and not exists (select 1 from frame_hash where video_id = video.id)
            order by id desc limit ?
            """)
                .param(AT_ONCE)
                .query((row, _) -> new Sheet(row.getLong("id"), row.getString("poster_key"), 0, 0, 1, 1))
                .list()
                .forEach(this::look);
        database.sql("""
            select storyboard.* from storyboard join video on video.id = storyboard.video_id
            where video.created_at > now() - interval '1 day'
              and not exists (select 1 from frame_look where frame_look.video_id = storyboard.video_id)
            order by storyboard.video_id desc limit ?
            """)
                .param(AT_ONCE)
                .query((row, _) -> new Sheet(
                        row.getLong("video_id"),
                        row.getString("blob_key"),
                        row.getInt("tile_width"),
                        row.getInt("tile_height"),
                        row.getInt("columns"),
                        row.getInt("count")))
                .list()
                .forEach(this::look);
    }

    private void look(Sheet sheet) {
        try {
            var path = blobs.path(sheet.key);
            var picture = path.isEmpty() ? null : ImageIO.read(path.get().toFile());
            var hashes = picture == null ? List.of(0L) : hashes(picture, sheet);
            transaction.executeWithoutResult(_ -> found(sheet, hashes));
        } catch (IOException | RuntimeException failure) {
            log.warn("The pictures of video {} cannot be looked at", sheet.videoId, failure);
        }
    }

    /// Of the poster one; of a storyboard as many frames as are sampled, from its whole length.
    private static List<Long> hashes(BufferedImage picture, Sheet sheet) {
        if (sheet.tileWidth == 0) {
            return List.of(hash(picture));
        }
        var hashes = new LinkedHashSet<Long>();
        var samples = Math.min(SAMPLES, sheet.count);
        for (var sample = 0; sample < samples; sample++) {
            var tile = (int) ((sample + 0.5) * sheet.count / samples);
            var x = tile % sheet.columns * sheet.tileWidth;
            var y = tile / sheet.columns * sheet.tileHeight;
            if (x + sheet.tileWidth <= picture.getWidth() && y + sheet.tileHeight <= picture.getHeight()) {
                hashes.add(hash(picture.getSubimage(x, y, sheet.tileWidth, sheet.tileHeight)));
            }
        }
        return List.copyOf(hashes);
    }

    private void found(Sheet sheet, List<Long> hashes) {
        var video = videos.hold(sheet.videoId);
        if (video.isEmpty()) {
            return;
        }
        if (sheet.tileWidth > 0) {
            database.sql("insert into frame_look (video_id) values (?) on conflict do nothing")
                    .param(sheet.videoId)
                    .update();
        }
        for (var hash : hashes) {
            database.sql("insert into frame_hash (video_id, hash) values (?, ?) on conflict do nothing")
                    .params(sheet.videoId, hash)
                    .update();
        }
        var telling = hashes.stream().filter(FrameHashes::says).toList();
        var alike =
                telling.stream().filter(hash -> rules.frame(hash).isPresent()).count();
        // One frame may be a title that many films share.
        if (alike >= (telling.size() < FEW ? 1 : 2)) {
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
