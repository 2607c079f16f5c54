package tributary.seeder.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RemoteContentTests {

    private static final int CHUNK = RemoteContent.CHUNK;
    private static final int SIZE = 4 * CHUNK + 100;

    private record Asked(long offset, int length, CompletableFuture<byte[]> answer) {}

    private final byte[] file = new byte[SIZE];
    private final Queue<Asked> asked = new ArrayDeque<>();
    private long now;
    private final RemoteContent content = new RemoteContent(
            (offset, length) -> {
                var answer = new CompletableFuture<byte[]>();
                asked.add(new Asked(offset, length, answer));
                return answer;
            },
            SIZE,
            new ChunkCache(2 * CHUNK),
            () -> now);

    RemoteContentTests() {
        new Random(1).nextBytes(file);
    }

    @Test
    void asksOnceAndGivesTheBytesWhenTheyAreThere() {
        var block = ByteBuffer.allocate(16_384);
        assertThat(content.read(CHUNK + 16_384, block)).isFalse();
        assertThat(content.read(CHUNK + 32_768, block)).isFalse();
        assertThat(asked).hasSize(1);
        assertThat(asked.element().length()).isEqualTo(CHUNK);
        answerAll();
        assertThat(content.read(CHUNK + 16_384, block)).isTrue();
        assertThat(block.array()).isEqualTo(Arrays.copyOfRange(file, CHUNK + 16_384, CHUNK + 32_768));
    }

    @Test
    void readsOverTheBorderOfTwoChunksAndToTheEnd() {
        var block = ByteBuffer.allocate(200);
        assertThat(content.read(SIZE - 200, block)).isFalse();
        assertThat(asked).hasSize(2);
        answerAll();
        assertThat(content.read(SIZE - 200, block)).isTrue();
        assertThat(block.array()).isEqualTo(Arrays.copyOfRange(file, SIZE - 200, SIZE));
    }

    @Test
    void forgetsTheChunkThatWasUsedLongestAgo() {
        for (var chunk : new int[] {0, 1, 0, 2}) {
            content.read((long) chunk * CHUNK, ByteBuffer.allocate(10));
            answerAll();
        }
        assertThat(content.read(0, ByteBuffer.allocate(10))).isTrue();
        assertThat(content.read(CHUNK, ByteBuffer.allocate(10))).isFalse();
    }

    @Test
    void afterAFailureItPausesBeforeItAsksAgain() {
        content.read(0, ByteBuffer.allocate(10));
        asked.remove().answer().completeExceptionally(new IOException("away"));
        content.read(0, ByteBuffer.allocate(10));
        assertThat(asked).isEmpty();
        now = 1_000_000_000L;
        content.read(0, ByteBuffer.allocate(10));
        assertThat(asked).hasSize(1);
    }

    private void answerAll() {
        while (!asked.isEmpty()) {
            var one = asked.remove();
            one.answer().complete(Arrays.copyOfRange(file, (int) one.offset(), (int) one.offset() + one.length()));
        }
    }
}
