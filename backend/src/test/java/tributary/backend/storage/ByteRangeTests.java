package tributary.backend.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 9110, 14.1.2 and 14.2.
class ByteRangeTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "none | whole",
                "bytes=0-0 | 0-0",
                "bytes=0-499 | 0-499",
                "bytes=500-999 | 500-999",
                "bytes=500- | 500-999",
                "bytes=999- | 999-999",
                "bytes=0-100000 | 0-999",
                "bytes=0-99999999999999999999999 | 0-999",
                "bytes=-1 | 999-999",
                "bytes=-500 | 500-999",
                "bytes=-1000 | 0-999",
                "bytes=-5000 | 0-999",
                "BYTES=1-2 | 1-2",
                "bytes= 1-2 | 1-2",
                "bytes=1000- | beyond",
                "bytes=1000-1001 | beyond",
                "bytes=99999999999999999999999- | beyond",
                "bytes=-0 | beyond",
                "bytes=5-4 | whole",
                "bytes=- | whole",
                "bytes= | whole",
                "bytes=a-b | whole",
                "bytes=1 | whole",
                "bytes=--1 | whole",
                "bytes=0-1,5-6 | whole",
                "items=0-1 | whole",
                "0-1 | whole",
            })
    void aHeaderAsksForWhatTheRfcSays(@Nullable String header, String expected) {
        var found = switch (ByteRange.of(header, 1000)) {
            case ByteRange.Whole _ -> "whole";
            case ByteRange.Beyond _ -> "beyond";
            case ByteRange.Part(var first, var last) -> first + "-" + last;
        };
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-", "bytes=-1", "bytes=0-0"})
    void anEmptyFileHasNoRange(String header) {
        assertThat(ByteRange.of(header, 0)).isEqualTo(new ByteRange.Beyond());
    }
}
