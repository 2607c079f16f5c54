package tributary.backend.chapters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChapterLinesTests {

    @Test
    void aListInADescriptionIsFoundAmongOtherText() {
        var description = """
                What this is about, see 3:00 of the other one.

                0:00 Start
                • 1:05 – Grüße
                (1:02:03) The end

                Thanks!
                """;
        assertThat(ChapterLines.inDescription(description, 4000))
                .containsExactly(new Chapter(0, "Start"), new Chapter(65, "Grüße"), new Chapter(3723, "The end"));
    }

    @ParameterizedTest
    @CsvSource({
        "'1:00 a\n2:00 b', does not begin at 0",
        "'0:00 alone', one is no list",
        "'0:00 a\n0:00 b', at the same time",
        "'0:00\n1:00', without titles",
        "'0:00 a\n99:00 b', beyond the end",
        "'Meet at 0:00 here\nand at 1:00 there', within sentences",
    })
    void otherTimesAreNoChapters(String description, String why) {
        assertThat(ChapterLines.inDescription(description, 600)).as(why).isEmpty();
    }

    @Test
    void timesInATextAreFoundWhereTheyStand() {
        assertThat(Moment.in(
                        "at 4:05, 1:02:03 and (0:07). Not 12:60, 1.2:30, 4:5, 10:00:00:00 or 2026-11-21T15:10:00Z"))
                .extracting(Moment::seconds)
                .containsExactly(245, 3723, 7);
    }
}
