package tributary.transcoder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.protocol.worker.LadderSettings;

class PlannerTests {

    private static final LadderSettings ALL = ladder(1080, 720, 480, 360, 240);

    @ParameterizedTest(name = "{0}x{1} turned by {2} becomes {3}")
    @CsvSource({
        "1920, 1080, 0, 240:426x240 360:640x360 480:854x480 720:1280x720 1080:1920x1080",
        "1280, 720, 0, 240:426x240 360:640x360 480:854x480 720:1280x720",
        "3840, 2160, 0, 240:426x240 360:640x360 480:854x480 720:1280x720 1080:1920x1080",
        "2560, 1440, 0, 240:426x240 360:640x360 480:854x480 720:1280x720 1080:1920x1080",
        "960, 540, 0, 240:426x240 360:640x360 480:854x480",
        "640, 480, 0, 240:320x240 360:480x360 480:640x480",
        "1080, 1920, 0, 240:240x426 360:360x640 480:480x854 720:720x1280 1080:1080x1920",
        "1920, 1080, 90, 240:240x426 360:360x640 480:480x854 720:720x1280 1080:1080x1920",
        "1920, 1080, 180, 240:426x240 360:640x360 480:854x480 720:1280x720 1080:1920x1080",
        "1920, 1036, 0, 240:444x240 360:668x360 480:890x480 720:1334x720 1080:1920x1036",
        "320, 180, 0, 240:320x180",
        "176, 144, 0, 240:176x144",
        "333, 251, 0, 240:318x240",
        "4000, 300, 0, 240:960x72",
    })
    void aSourceGetsItsOwnRungAndThoseBelow(int width, int height, int rotation, String expected) {
        var plan = Planner.plan(video(width, height, 1, rotation, "30/1", "30/1"), ALL);
        assertThat(plan.rungs())
                .extracting(rung -> rung.height() + ":" + rung.size().width() + "x"
                        + rung.size().height())
                .containsExactly(expected.split(" "));
    }

    @Test
    void pixelsThatAreNotSquareAreStretched() {
        var pal = Planner.plan(video(720, 576, 64 / 45.0, 0, "25/1", "25/1"), ALL);
        assertThat(pal.top().height()).isEqualTo(480);
        assertThat(pal.top().size()).isEqualTo(new Size(854, 480));
        var turned = Planner.plan(video(720, 576, 64 / 45.0, 270, "25/1", "25/1"), ALL);
        assertThat(turned.top().size()).isEqualTo(new Size(480, 854));
    }

    @Test
    void onlyOfferedRungsAreMade() {
        var plan = Planner.plan(video(1920, 1080, 1, 0, "30/1", "30/1"), ladder(720, 360));
        assertThat(plan.report().heights()).containsExactly(360, 720);
        var small = Planner.plan(video(640, 360, 1, 0, "30/1", "30/1"), ladder(1080, 720));
        assertThat(small.report().heights()).containsExactly(720);
        assertThat(small.top().size()).isEqualTo(new Size(640, 360));
    }

    @Test
    void soundAloneGetsACardAtOneRung() {
        var plan = Planner.plan(new Source(null, 0, 0, 12.5, List.of(), List.of()), ALL);
        assertThat(plan.rungs()).containsExactly(new Rung(360, new Size(640, 360), 800));
        assertThat(plan.report().hasVideo()).isFalse();
        assertThat(plan.report().hasAudio()).isTrue();
        assertThat(plan.report().width()).isZero();
        assertThat(Planner.plan(new Source(null, 0, 0, 12.5, List.of(), List.of()), ladder(1080))
                        .report()
                        .heights())
                .containsExactly(1080);
    }

    @ParameterizedTest(name = "{0} nominal, {1} on average becomes {2} with a key frame every {3}")
    @CsvSource({
        "30/1, 30/1, 30/1, 60",
        "25/1, 25/1, 25/1, 50",
        "60/1, 60/1, 60/1, 120",
        "30000/1001, 30000/1001, 30000/1001, 60",
        "24000/1001, 24000/1001, 24000/1001, 48",
        "60000/1001, 60000/1001, 60000/1001, 120",
        "120/1, 120/1, 120/2, 120",
        "240/1, 240/1, 240/4, 120",
        "100/1, 100/1, 100/2, 100",
        "120000/1001, 120000/1001, 120000/2002, 120",
        "5/1, 5/1, 10/1, 20",
        "1/2, 1/2, 20/2, 20",
        "90000/1, 297/10, 30/1, 60",
        "120/1, 48/1, 60/1, 120",
        "30/1, 24/1, 30/1, 60",
        ", 25/1, 30/1, 60",
        "25/1, , 25/1, 50",
        ", , 30/1, 60",
    })
    void theRateIsSteadyAndAtMostSixty(
            @Nullable String nominal, @Nullable String average, String expected, int interval) {
        var plan = Planner.plan(video(640, 360, 1, 0, nominal, average), ALL);
        assertThat(plan.rate()).hasToString(expected);
        assertThat(plan.keyFrameInterval()).isEqualTo(interval);
    }

    @Test
    void everyPlanHasWhatPlayersAndEncodersNeed() {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++) {
            var width = 1 + random.nextInt(random.nextBoolean() ? 400 : 8000);
            var height = 1 + random.nextInt(random.nextBoolean() ? 400 : 8000);
            var aspect = random.nextInt(4) == 0 ? random.nextDouble(0.2, 5) : 1;
            var rate = (1 + random.nextInt(250_000)) + "/" + (random.nextBoolean() ? 1001 : 1000);
            var source = video(width, height, aspect, 90 * random.nextInt(4), rate, rate);
            var plan = Planner.plan(source, ALL);
            var shown = plan.source().picture();
            assertThat(plan.rungs()).as("%s", source).isNotEmpty();
            assertThat(plan.rate().perSecond()).isBetween(9.99, 60.07);
            assertThat(plan.keyFrameSeconds()).isBetween(1.89, 2.11);
            var previous = 0;
            for (var rung : plan.rungs()) {
                var size = rung.size();
                assertThat(rung.height()).isGreaterThan(previous);
                previous = rung.height();
                assertThat(size.width() % 2 + size.height() % 2).isZero();
                assertThat(size.shorterSide()).isBetween(16, Math.max(16, rung.height()));
                assertThat(size.longerSide()).isLessThanOrEqualTo(4 * rung.height());
                if (shown != null && size.shorterSide() > 100) {
                    assertThat((double) size.width() / size.height())
                            .as("%s %s", source, rung)
                            .isCloseTo(
                                    (double) shown.shown().width()
                                            / shown.shown().height(),
                                    within(0.03 * size.longerSide() / size.shorterSide()));
                }
            }
        }
    }

    private static Source video(
            int width, int height, double aspect, int rotation, @Nullable String nominal, @Nullable String average) {
        return new Source(
                new Picture(0, width, height, aspect, rotation, rate(nominal), rate(average), "", false),
                10,
                1,
                10,
                List.of(),
                List.of());
    }

    private static @Nullable FrameRate rate(@Nullable String fraction) {
        if (fraction == null) {
            return null;
        }
        var parts = fraction.split("/", -1);
        return new FrameRate(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private static LadderSettings ladder(Integer... heights) {
        return new LadderSettings(List.of(heights), 36_000_000, 3600, 1L << 30, 60);
    }
}
