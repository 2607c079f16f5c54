package tributary.backend.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;
import tributary.backend.site.InputProblem;

class SubtitlesTests {

    private static final CaptionSettings LIMITS = new CaptionSettings(DataSize.ofMegabytes(5), 100, 200, 60);
    private static final String CUE = "00:00:01.000 --> 00:00:02.000\n";

    private static String convert(String file) {
        return Subtitles.toWebVtt(CaptionText.decode(file.getBytes(StandardCharsets.UTF_8)), LIMITS);
    }

    private static String cleaned(String text) {
        var file = convert("WEBVTT\n\n" + CUE + text);
        return file.substring(("WEBVTT\n\n" + CUE).length()).strip();
    }

    private static InputProblem problem(String file) {
        return catchThrowableOfType(InputProblem.class, () -> convert(file));
    }

    @Test
    void subRipBecomesWebVtt() {
        var file = """
                1
                00:00:01,000 --> 00:00:02,500
                <i>Guten Tag</i> & willkommen,
                1 < 2

                2
                1:02:03,5 --> 1:02:04,25
                {\\an8}Oben

                3
                00:00:03,000 --> 00:00:04,000

                """;
        assertThat(convert(file)).isEqualTo("""
                WEBVTT

                00:00:01.000 --> 00:00:02.500
                <i>Guten Tag</i> &amp; willkommen,
                1 &lt; 2

                01:02:03.500 --> 01:02:04.250 line:0
                Oben

                """);
    }

    @Test
    void linesMayEndInAnyWayAndBlankLinesMayBeMissing() {
        var file = "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nTwo";
        assertThat(convert(file)).contains("\nOne\n\n").contains("00:00:03.000 --> 00:00:04.000\nTwo\n");
    }

    @Test
    void webVttKeepsPlacesAndLosesStylesRegionsAndComments() {
        var file = """
                WEBVTT - a title
                Kind: captions

                STYLE
                ::cue { background: url(https://spy.example/x.png) }

                REGION
                id:one

                NOTE a comment

                intro
                00:01.000 --> 00:02.000 region:one align:start line:90%,end position:10%,line-left bogus:1
                <v Anna Maria>Hello</v>

                00:00.500 --> 00:00.900
                <00:00:00.600><c.yellow.evil>earlier</c>
                """;
        assertThat(convert(file)).isEqualTo("""
                WEBVTT

                00:00:00.500 --> 00:00:00.900
                <00:00:00.600><c.yellow>earlier</c>

                00:00:01.000 --> 00:00:02.000 align:start line:90%,end position:10%,line-left
                <v Anna Maria>Hello</v>

                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script>|alert(1)",
                "<img src=x onerror=alert(1)>hi|hi",
                "<b onclick='x'>bold</b>|<b>bold</b>",
                "<font color=\"red\">red</font>|red",
                "<I>old</I>|<i>old</i>",
                "a < b > c|a &lt; b &gt; c",
                "&amp; &lt;b&gt; &copy; &#60;|&amp; &lt;b&gt; &amp;copy; &amp;#60;",
                "<lang de\"><b>x|<lang de><b>x",
                "<v>nobody</v>|nobody</v>",
            })
    void markupIsWhatWebVttKnowsOrText(String text, String clean) {
        assertThat(cleaned(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({
        "'1\nHello', captions.wrong.times, 2",
        "'1\n00:00:05,000 -> 00:00:06,000\nx', captions.wrong.times, 2",
        "'1\n00:00:01,000 --> soon\nx', captions.wrong.times, 2",
        "'WEBVTT\n\n00:05.000 --> 00:04.000\nx', captions.wrong.order, 3",
        "'WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\nstray\n', captions.wrong.times, 6",
    })
    void whatIsWrongIsSaidWithItsLine(String file, String key, int line) {
        var problem = problem(file);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.values()).startsWith(line);
    }

    @Test
    void emptyEndlessAndBinaryFilesAreRefused() {
        assertThat(problem("WEBVTT\n\n").key()).isEqualTo("captions.wrong.empty");
        assertThat(problem("").key()).isEqualTo("captions.wrong.empty");
        assertThat(problem("\0\0\0\u0001PNG").key()).isEqualTo("captions.wrong.binary");
        assertThat(problem("WEBVTT\n\n" + CUE + "x".repeat(201)).key()).isEqualTo("captions.wrong.long");
        assertThat(problem("WEBVTT\n\n" + (CUE + "x\n\n").repeat(101)).key()).isEqualTo("captions.wrong.many");
    }

    static Stream<Charset> charsets() {
        return Stream.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16,
                StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void theEncodingIsFoundOut(Charset charset) {
        var file = "1\n00:00:01,000 --> 00:00:02,000\nGrüße à l’été\n"
                .replace("’", charset.newEncoder().canEncode('’') ? "’" : "'");
        var text = Subtitles.toWebVtt(CaptionText.decode(file.getBytes(charset)), LIMITS);
        assertThat(text).contains("Grüße à l").contains("été");
    }
}
