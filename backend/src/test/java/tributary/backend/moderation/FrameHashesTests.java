package tributary.backend.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Clip;
import tributary.backend.storage.Blobs;

/// Films that come back smaller, darker and encoded anew are found by frames from their whole length.
@SiteTest
@Import(Library.class)
class FrameHashesTests {

    private static final int COLUMNS = 5;
    private static final int TILES = 20;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;

    @Autowired
    Library library;

    @Autowired
    FrameHashes frames;

    @Autowired
    Rules rules;

    @Autowired
    Blobs blobs;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    @AfterEach
    void forgetTheRules() {
        rules.all().forEach(rule -> rules.remove(rule.id()));
    }

    @Test
    void aNearCopyOfABlockedFilmWaitsAndAnotherFilmDoesNot() throws IOException {
        var original = clip(sheet(7, 1, 1f));
        frames.sweep();
        assertThat(frames.of(original.id())).hasSizeGreaterThan(8);
        var moderator = library.person(0, "An administrator", "A channel");
        var staff = new Visitor(port).with("Cookie", library.cookie(moderator));
        var answer = staff.post(
                "/admin/rules/copies", java.util.Map.of("video", original.shortUuid()), staff.csrf("/admin/rules"));
        assertThat(answer.statusCode()).isEqualTo(302);

        var copy = clip(sheet(7, 2, 0.8f));
        var other = clip(sheet(8, 1, 1f));
        frames.sweep();
        assertThat(isHeld(copy)).isTrue();
        assertThat(isHeld(other)).isFalse();
        assertThat(isHeld(original)).isFalse();
    }

    private boolean isHeld(Clip clip) {
        return database.sql("select held from video where id = ?")
                .param(clip.id())
                .query(Boolean.class)
                .single();
    }

    private Clip clip(BufferedImage sheet) throws IOException {
        var clip = library.clip(library.person(), "A film");
        var file = Files.createTempFile("storyboard", ".jpg");
        ImageIO.write(sheet, "jpg", file.toFile());
        var key = clip.uuid() + "/" + clip.fileUuid() + "-storyboard.jpg";
        blobs.put(key, Path.of(file.toString()));
        database.sql("""
                insert into storyboard (video_id, file_uuid, blob_key, tile_width, tile_height, columns, count, interval_seconds)
                values (?, ?, ?, ?, ?, ?, ?, 1)
                """)
                .params(clip.id(), clip.fileUuid(), key)
                .params(sheet.getWidth() / COLUMNS, sheet.getHeight() * COLUMNS / TILES, COLUMNS, TILES)
                .update();
        return clip;
    }

    /// Frames of patches whose colours come from the seed; each film has others.
    private static BufferedImage sheet(long seed, int smaller, float light) {
        var random = new Random(seed);
        var large = new BufferedImage(WIDTH * COLUMNS, HEIGHT * TILES / COLUMNS, BufferedImage.TYPE_INT_RGB);
        var pen = large.createGraphics();
        for (var tile = 0; tile < TILES; tile++) {
            for (var patch = 0; patch < 12; patch++) {
                var x = tile % COLUMNS * WIDTH + patch % 4 * WIDTH / 4;
                var y = tile / COLUMNS * HEIGHT + patch / 4 * HEIGHT / 3;
                pen.setPaint(new GradientPaint(x, y, grey(random, light), x + WIDTH / 4f, y, grey(random, light)));
                pen.fillRect(x, y, WIDTH / 4, HEIGHT / 3);
            }
        }
        pen.dispose();
        var small =
                new BufferedImage(large.getWidth() / smaller, large.getHeight() / smaller, BufferedImage.TYPE_INT_RGB);
        var copier = small.createGraphics();
        copier.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        copier.drawImage(large, 0, 0, small.getWidth(), small.getHeight(), null);
        copier.dispose();
        return small;
    }

    private static Color grey(Random random, float light) {
        var value = random.nextFloat() * light;
        return new Color(value, value, value);
    }
}
