package tributary.backend.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.backend.site.HomeFolder;

class FilesystemBlobsTests {

    @TempDir
    Path folder;

    @Test
    void whatIsPutIsUnderItsKeyAndGoneFromWhereItWas() throws IOException {
        var blobs = blobs();
        var file = file("content");
        blobs.put("video/file-720-fragmented.mp4", file);
        assertThat(file).doesNotExist();
        assertThat(blobs.path("video/file-720-fragmented.mp4").orElseThrow()).hasContent("content");
        assertThat(blobs.size("video/file-720-fragmented.mp4")).isEqualTo(7);
    }

    @Test
    void puttingAgainReplaces() throws IOException {
        var blobs = blobs();
        blobs.put("a/b", file("one"));
        blobs.put("a/b", file("other"));
        assertThat(blobs.path("a/b").orElseThrow()).hasContent("other");
    }

    @Test
    void whatIsDeletedIsGoneAndDeletingNothingIsNothing() throws IOException {
        var blobs = blobs();
        blobs.put("a/1", file("one"));
        blobs.put("a/2", file("two"));
        blobs.put("b/1", file("three"));
        blobs.delete("a/1");
        blobs.delete("a/1");
        assertThat(blobs.path("a/1")).isEmpty();
        assertThat(blobs.size("a/1")).isZero();
        blobs.deleteAll("a/");
        blobs.deleteAll("a/");
        assertThat(blobs.path("a/2")).isEmpty();
        assertThat(blobs.path("b/1")).isPresent();
    }

    @Test
    void noKeyLeavesTheFolder() throws IOException {
        var blobs = blobs();
        var file = file("x");
        for (var key :
                new String[] {"../x", "a/../../x", "/etc/x", "a//b", ".hidden", "a/.b", "", "a/", "a\\b", "a\0"}) {
            assertThatThrownBy(() -> blobs.put(key, file)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> blobs.path(key)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> blobs.deleteAll("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> blobs().put("a/b", folder.resolve("nothing")))
                .isInstanceOf(UncheckedIOException.class);
    }

    private Blobs blobs() {
        return new FilesystemBlobs(new HomeFolder(folder.resolve("home")));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "file", ""), content);
    }
}
