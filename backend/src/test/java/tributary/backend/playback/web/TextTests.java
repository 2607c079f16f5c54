package tributary.backend.playback.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How lengths, ages, sizes and addresses are written.
class TextTests {

    @ParameterizedTest
    @CsvSource({"0,0:00", "6.6,0:07", "59.4,0:59", "754,12:34", "3723,1:02:03", "-1,0:00"})
    void lengthsLookLikeAClock(double seconds, String text) {
        assertThat(Length.of(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S,now,0",
        "PT59S,now,0",
        "PT1M,minutes,1",
        "PT59M,minutes,59",
        "PT23H,hours,23",
        "P1D,days,1",
        "P29D,days,29",
        "P30D,months,1",
        "P364D,months,12",
        "P365D,years,1"
    })
    void agesUseTheLargestUnitThatFits(String passed, String unit, long count) {
        var now = Instant.parse("2026-11-21T12:00:00Z");
        var age = Age.of(now.minus(Duration.parse(passed)), now, Locale.ENGLISH);
        assertThat(age.key()).isEqualTo("playback.age." + unit);
        assertThat(age.count()).isEqualTo(count);
        assertThat(age.exact()).endsWith(" UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.0 kB",
        "9949,9.9 kB",
        "9950,10 kB",
        "999499,999 kB",
        "999500,1.0 MB",
        "12345678901,12 GB"
    })
    void sizesHaveThreeDigitsAtMost(long bytes, String text) {
        assertThat(Downloads.size(bytes, Locale.ENGLISH)).isEqualTo(text);
    }

    @Test
    void sentencesAroundAddressesStayText() {
        var pieces = LinkedText.of("See (https://example.org/a). Or http://b.example/x?y=1, and ftp://c.example!");
        assertThat(pieces)
                .containsExactly(
                        new LinkedText.Piece("See (", null, null),
                        new LinkedText.Piece("https://example.org/a", "https://example.org/a", null),
                        new LinkedText.Piece("). Or ", null, null),
                        new LinkedText.Piece("http://b.example/x?y=1", "http://b.example/x?y=1", null),
                        new LinkedText.Piece(", and ftp://c.example!", null, null));
    }

    @Test
    void nothingIsLostAndNothingButHttpIsLinked() {
        var text = "javascript:alert(1) https://... data:text/html,x " + "https://e.example/" + "a".repeat(5000);
        var pieces = LinkedText.of(text);
        assertThat(String.join("", pieces.stream().map(LinkedText.Piece::text).toList()))
                .isEqualTo(text);
        assertThat(pieces)
                .filteredOn(piece -> piece.href() != null)
                .allSatisfy(piece -> assertThat(piece.href()).startsWith("https://e.example/"));
    }
}
