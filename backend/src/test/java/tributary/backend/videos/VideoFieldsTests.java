package tributary.backend.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.backend.site.Refused;

class VideoFieldsTests {

    private static final VideoDetails BEFORE = VideoDetails.named("before", 7);

    @Test
    void whatIsNotSentStays() {
        assertThat(over(Map.of())).isEqualTo(BEFORE);
    }

    @Test
    void everyFieldOfPeerTubesFormsIsRead() {
        var said = over(Map.ofEntries(
                Map.entry("name", List.of("a name")),
                Map.entry("channelId", List.of("9")),
                Map.entry("description", List.of("words")),
                Map.entry("support", List.of("help")),
                Map.entry("category", List.of("3")),
                Map.entry("licence", List.of("2")),
                Map.entry("language", List.of("de")),
                Map.entry("nsfw", List.of("true")),
                Map.entry("downloadEnabled", List.of("false")),
                Map.entry("commentsPolicy", List.of("3")),
                Map.entry("privacy", List.of("2")),
                Map.entry("waitTranscoding", List.of("true")),
                Map.entry("tags[0]", List.of("one")),
                Map.entry("tags[1]", List.of("two")),
                Map.entry("originallyPublishedAt", List.of("2020-02-03T04:05:06.000Z"))));
        assertThat(said)
                .isEqualTo(new VideoDetails(
                        9,
                        "a name",
                        "words",
                        "help",
                        List.of("one", "two"),
                        3,
                        2,
                        "de",
                        true,
                        false,
                        3,
                        Privacy.UNLISTED,
                        true,
                        Instant.parse("2020-02-03T04:05:06Z")));
    }

    @Test
    void anEmptyTextAndTheWordNullTakeAway() {
        var full = over(Map.of("category", List.of("3"), "description", List.of("words"), "tags", List.of("one")));
        var cleared = new VideoFields(
                        Map.of("category", List.of("null"), "description", List.of(""), "tags", List.of("")))
                .over(full);
        assertThat(cleared).isEqualTo(BEFORE);
    }

    @Test
    void olderProgramsSwitchCommentsOffByAnotherName() {
        assertThat(over(Map.of("commentsEnabled", List.of("false"))).commentsPolicy())
                .isEqualTo(2);
    }

    @Test
    void valuesOfTheWrongFormAreRefused() {
        for (var field : List.of("channelId", "category", "privacy", "originallyPublishedAt")) {
            assertThatThrownBy(() -> over(Map.of(field, List.of("-5")))).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> over(Map.of("privacy", List.of("4")))).hasMessageContaining("private (3)");
    }

    private static VideoDetails over(Map<String, List<String>> fields) {
        return new VideoFields(fields).over(BEFORE);
    }
}
