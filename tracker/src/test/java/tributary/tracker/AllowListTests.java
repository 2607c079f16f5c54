package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tributary.tracker.TestTracker.HASH;
import static tributary.tracker.TestTracker.OTHER_HASH;
import static tributary.tracker.TestTracker.VIDEO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTests {

    @TempDir
    private Path folder;

    @Test
    void eachLineIsATorrent() throws IOException {
        var list = write("# ours\n\n" + HASH + "\n" + OTHER_HASH + " " + VIDEO + "  token\n");

        assertThat(AllowList.read(list))
                .isEqualTo(Map.of(
                        HASH,
                        new AllowList.Entry(new UUID(0, 0), false),
                        OTHER_HASH,
                        new AllowList.Entry(VIDEO, true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "0123456789abcdef0123456789abcdef01234567 x",
                "0123456789abcdef0123456789abcdef01234567 11111111-2222-3333-4444-555555555555 tokens"
            })
    void aLineThatMakesNoSenseIsNamed(String line) {
        assertThatThrownBy(() -> AllowList.read(write("#\n" + line)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void aChangedListChangesWhatIsServed() throws IOException {
        try (var site = new TestTracker()) {
            var before = AllowList.read(write(HASH.toHex()));
            AllowList.apply(site.tracker, Map.of(), before);
            var alice = site.peer("alice");
            assertThat(alice.start(HASH, 0).has("interval")).isTrue();

            AllowList.apply(site.tracker, before, AllowList.read(write(OTHER_HASH.toHex())));

            assertThat(alice.start(HASH, 0).has("failure reason")).isTrue();
            assertThat(alice.start(OTHER_HASH, 0).has("interval")).isTrue();
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("list"), text);
    }
}
