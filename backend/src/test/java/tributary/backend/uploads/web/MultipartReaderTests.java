package tributary.backend.uploads.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tributary.backend.site.Refused;

/// RFC 7578 and RFC 2046 §5.1, in pieces of every size.
class MultipartReaderTests {

    private static final String HEAD = """
            --b
            Content-Disposition: form-data; name="name"

            A title
            --b
            Content-Disposition: form-data; name="videofile"; filename="a \\"b\\".mp4"
            Content-Type: video/mp4

            """.replace("\n", "\r\n");
    private static final String TAIL = "\r\n--b--\r\n";

    @Test
    void partsComeInOrderWhateverThePiecesAre() throws IOException {
        var content = new byte[400_000];
        new Random(1).nextBytes(content);
        System.arraycopy("\r\n--".getBytes(StandardCharsets.US_ASCII), 0, content, 131_060, 4);
        for (var piece : new int[] {1, 7, 4096, 1_000_000}) {
            var reader = new MultipartReader(new Pieces(form(content), piece), "b");
            var name = reader.next().orElseThrow();
            assertThat(name.name()).isEqualTo("name");
            assertThat(name.fileName()).isNull();
            assertThat(name.content().readAllBytes()).asString().isEqualTo("A title");
            var file = reader.next().orElseThrow();
            assertThat(file.fileName()).isEqualTo("a \"b\".mp4");
            assertThat(file.content().readAllBytes()).isEqualTo(content);
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void whatNobodyReadsIsSkipped() throws IOException {
        var reader = new MultipartReader(new ByteArrayInputStream(form(new byte[300_000])), "b");
        reader.next();
        assertThat(reader.next().orElseThrow().name()).isEqualTo("videofile");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void anEmptyPartIsEmpty() throws IOException {
        var reader = new MultipartReader(new ByteArrayInputStream(form(new byte[0])), "b");
        reader.next();
        assertThat(reader.next().orElseThrow().content().readAllBytes()).isEmpty();
    }

    @Test
    void aFormThatIsCutOffIsAnError() throws IOException {
        var all = form(new byte[1000]);
        var cut = new MultipartReader(new ByteArrayInputStream(all, 0, all.length - 20), "b");
        cut.next();
        var file = cut.next().orElseThrow();
        assertThatThrownBy(() -> file.content().readAllBytes()).isInstanceOf(Refused.class);
    }

    @Test
    void namesMayBeWrittenInOtherWays() throws IOException {
        var text = "preamble\r\n--b\r\ncontent-disposition:form-data;name=x;filename*=UTF-8''na%C3%AFve+1.mp4\r\n\r\n1"
                + "\r\n--b--";
        var part = new MultipartReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "b")
                .next()
                .orElseThrow();
        assertThat(part.name()).isEqualTo("x");
        assertThat(part.fileName()).isEqualTo("naïve+1.mp4");
    }

    private static byte[] form(byte[] content) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(HEAD.getBytes(StandardCharsets.UTF_8));
        all.write(content);
        all.write(TAIL.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    /// Gives at most so many bytes at a time, as a network does.
    private static final class Pieces extends ByteArrayInputStream {
        private final int piece;

        Pieces(byte[] content, int piece) {
            super(content);
            this.piece = piece;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, piece));
        }
    }
}
