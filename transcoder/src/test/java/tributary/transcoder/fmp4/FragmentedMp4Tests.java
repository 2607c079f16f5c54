package tributary.transcoder.fmp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tributary.transcoder.kit.Sources;

class FragmentedMp4Tests {

    private static final String FRAGMENTED =
            " -c copy -movflags +frag_keyframe+delay_moov+default_base_moof+global_sidx -f mp4";

    private static Path folder = Path.of("");
    private static Path good = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        folder = Sources.folder("fmp4");
        var steady = Sources.make(
                folder.resolve("steady.mp4"),
                "-f lavfi -i testsrc2=s=320x180:r=25:d=9 -f lavfi -i sine=d=9 -c:v libx264 -profile:v high -g 50"
                        + " -keyint_min 50 -sc_threshold 0 -pix_fmt yuv420p -c:a aac");
        good = Sources.make(folder.resolve("good.mp4"), "-i " + steady + FRAGMENTED);
    }

    @Test
    void theIndexSaysWhatAWalkOverTheBoxesFinds() throws Exception {
        var mp4 = FragmentedMp4.read(good);
        var bytes = ByteBuffer.wrap(Files.readAllBytes(good));
        var starts = new ArrayList<Integer>();
        var sizes = new ArrayList<Long>();
        for (var at = 0; at < bytes.limit(); at += bytes.getInt(at)) {
            var type = new String(bytes.array(), at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("moof")) {
                starts.add(at);
                sizes.add((long) bytes.getInt(at) + bytes.getInt(at + bytes.getInt(at)));
            }
        }
        assertThat(mp4.fragments())
                .extracting(Fragment::offset)
                .containsExactly(starts.stream().map(Integer::longValue).toArray(Long[]::new));
        assertThat(mp4.indexes().getFirst().entries())
                .extracting(SegmentIndex.Entry::size)
                .isEqualTo(sizes);
        assertThat(mp4.size()).isEqualTo(bytes.limit());
        assertThat(mp4.codecs()).isEqualTo("avc1.64000c,mp4a.40.2");
        assertThat(mp4.keyFrameSeconds()).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0);
        assertThat(mp4.segments())
                .extracting(segment -> segment.durationSeconds())
                .containsExactly(4.0, 4.0, 1.0);
    }

    @Test
    void aFileWithoutFragmentsIsRefused() throws Exception {
        refused(folder.resolve("steady.mp4"));
    }

    @Test
    void aFileWithoutIndexIsRefused() throws Exception {
        refused(Sources.make(
                folder.resolve("no-index.mp4"),
                "-i " + good + " -c copy -movflags +frag_keyframe+delay_moov+default_base_moof -f mp4"));
    }

    @Test
    void aJumpInTimeIsRefused() throws Exception {
        var bytes = Files.readAllBytes(good);
        var moofs = positions(bytes, "tfdt");
        bytes[moofs.get(4) + 4 + 4 + 7] ^= 0x40;
        refused(Files.write(folder.resolve("jump.mp4"), bytes));
    }

    @Test
    void aWrongIndexIsRefused() throws Exception {
        var bytes = Files.readAllBytes(good);
        bytes[positions(bytes, "sidx").getFirst() + 4 + 32 + 12 + 3] ^= 1;
        refused(Files.write(folder.resolve("wrong-index.mp4"), bytes));
    }

    @Test
    void damageNeverEndsInAnythingButARefusal() throws Exception {
        var bytes = Files.readAllBytes(good);
        var headers = FragmentedMp4.read(good).fragments().getFirst().offset() + 600;
        var random = new Random(5);
        var file = folder.resolve("damaged.mp4");
        for (var i = 0; i < 400; i++) {
            var damaged = bytes.clone();
            for (var j = 0; j < 3; j++) {
                damaged[random.nextInt((int) headers)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try {
                FragmentedMp4.read(file);
            } catch (MalformedMp4 refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
        for (var length : List.of(0, 7, 100, bytes.length / 2, bytes.length - 1)) {
            refused(Files.write(file, Arrays.copyOf(bytes, length)));
        }
    }

    private static List<Integer> positions(byte[] bytes, String type) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var positions = new ArrayList<Integer>();
        for (var at = text.indexOf(type); at >= 0; at = text.indexOf(type, at + 1)) {
            positions.add(at);
        }
        return positions;
    }

    private static void refused(Path file) {
        assertThatExceptionOfType(MalformedMp4.class).isThrownBy(() -> FragmentedMp4.read(file));
    }
}
