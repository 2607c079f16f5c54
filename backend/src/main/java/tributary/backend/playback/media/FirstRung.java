package tributary.backend.playback.media;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/// The rendition that a player without an estimate starts with: about what a phone's link carries at once.
public final class FirstRung {

    private static final int HEIGHT = 480;

    private FirstRung() {}

    /// @param rungs at least one
    /// @param height of a rung, in pixels
    public static <T> T of(List<T> rungs, ToIntFunction<T> height) {
        var lowestFirst = rungs.stream().sorted(Comparator.comparingInt(height)).toList();
        return lowestFirst.reversed().stream()
                .filter(rung -> height.applyAsInt(rung) <= HEIGHT)
                .findFirst()
                .orElseGet(lowestFirst::getFirst);
    }
}
