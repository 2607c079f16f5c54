package tributary.backend.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShortUuidTests {

    @Test
    void isWrittenAsPeerTubeWritesIt() {
        assertThat(ShortUuid.of(UUID.fromString("9c9de5e8-0a1e-484a-b099-e80766180a6d")))
                .isEqualTo("kkGMgK9ZtnKfYAgnEtQxbv");
    }

    @Test
    void readsWhatItWrote() {
        for (var uuid : new UUID[] {new UUID(0, 0), new UUID(0, 1), new UUID(-1, -1), UUID.randomUUID()}) {
            var text = ShortUuid.of(uuid);
            assertThat(text).hasSize(22);
            assertThat(ShortUuid.parse(text)).isEqualTo(uuid);
            assertThat(ShortUuid.either(text)).hasValue(uuid);
            assertThat(ShortUuid.either(uuid.toString())).hasValue(uuid);
        }
    }

    @Test
    void refusesOtherLengthsOtherLettersAndMoreThan128Bits() {
        for (var text : new String[] {"", "1", "0".repeat(22), "Z".repeat(22), "l".repeat(22), "1".repeat(23)}) {
            assertThatThrownBy(() -> ShortUuid.parse(text)).isInstanceOf(IllegalArgumentException.class);
            assertThat(ShortUuid.either(text)).isEmpty();
        }
        assertThat(ShortUuid.either("1-1-1-1-1")).isEmpty();
    }
}
