package tributary.transcoder.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tributary.protocol.worker.LadderSettings;

/// Makes plans.
public final class Planner {

    /// The card that stands in for the picture of a source that has only sound.
    public static final Size CARD = new Size(1280, 720);

    private static final int CARD_RUNG = 360;

    /// A source this close below a rung gets that rung, at its own size: cropped films are 1920x1036, not 1080.
    private static final double NEARLY = 0.9;

    /// Wider panoramas are made smaller: decoders have limits for the longer side too.
    private static final int WIDEST = 4;

    private static final double SECONDS_BETWEEN_KEY_FRAMES = 2;
    private static final double SLOWEST = 10;
    private static final double FASTEST = 60;
    private static final double FASTER_THAN_FILM = 31;

    private Planner() {}

    public static Plan plan(Source source, LadderSettings ladder) {
        var rate = rate(source.picture());
        var interval = (int) Math.round(SECONDS_BETWEEN_KEY_FRAMES * rate.perSecond());
        return new Plan(source, rate, interval, rungs(source.picture(), rate, new TreeSet<>(ladder.heights())));
    }

    /// @param shorterSide at most, in pixels
    public static Size posterSize(Picture picture, int shorterSide) {
        return picture.shown().within(shorterSide, shorterSide * WIDEST);
    }

    private static List<Rung> rungs(@Nullable Picture picture, FrameRate rate, NavigableSet<Integer> offered) {
        if (picture == null) {
            var floor = offered.floor(CARD_RUNG);
            return List.of(rung(floor == null ? offered.first() : floor, CARD, rate));
        }
        var shown = picture.shown();
        var rungs = new ArrayList<Rung>();
        for (var height : offered.descendingSet()) {
            if (shown.shorterSide() >= height * NEARLY) {
                rungs.add(rung(height, shown, rate));
            }
        }
        if (rungs.isEmpty()) {
            rungs.add(rung(offered.first(), shown, rate));
        }
        Collections.reverse(rungs);
        return rungs;
    }

    private static Rung rung(int height, Size shown, FrameRate rate) {
        return new Rung(height, shown.within(height, height * WIDEST), peakKilobits(height, rate));
    }

    private static int peakKilobits(int height, FrameRate rate) {
        var kilobits = switch (height) {
            case 1080 -> 5_000;
            case 720 -> 2_800;
            case 480 -> 1_400;
            case 360 -> 800;
            case 240 -> 400;
            default -> Math.max(300, height * height / 220);
        };
        return rate.perSecond() > FASTER_THAN_FILM ? kilobits * 3 / 2 : kilobits;
    }

    /// The rate of the source where it is steady and at most 60; a divisor of it where it is faster, a multiple where
    /// it is so slow that key frames could not come every two seconds; 30 or 60 where it is not steady.
    static FrameRate rate(@Nullable Picture picture) {
        if (picture == null) {
            return new FrameRate(10, 1);
        }
        var nominal = picture.nominalRate();
        var average = picture.averageRate();
        if (nominal == null && average == null) {
            return new FrameRate(30, 1);
        }
        var steady =
                nominal != null && (average == null || Math.abs(nominal.perSecond() / average.perSecond() - 1) < 0.01);
        if (!steady || nominal == null) {
            return new FrameRate(average != null && average.perSecond() > FASTER_THAN_FILM ? 60 : 30, 1);
        }
        var perSecond = nominal.perSecond();
        if (perSecond > FASTEST + 0.01) {
            return new FrameRate(nominal.numerator(), Math.multiplyExact(nominal.denominator(), (int)
                    Math.ceil(perSecond / FASTEST - 0.001)));
        }
        if (perSecond < SLOWEST) {
            return new FrameRate(
                    Math.multiplyExact(nominal.numerator(), (int) Math.ceil(SLOWEST / perSecond)),
                    nominal.denominator());
        }
        return nominal;
    }
}
