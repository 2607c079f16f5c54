package tributary.backend.admin.health;

import java.util.List;

/// What a test found. The message files have `health.NAME.KEY`, a sentence with what is wrong and what to do.
///
/// @param key as in `fine`
/// @param values for `{0}` and so on
public record HealthResult(State state, String key, List<String> values) {

    /// What the line's light shows.
    public enum State {
        FINE,
        /// There is nothing to test.
        OFF,
        WARNING,
        BROKEN
    }

    static HealthResult fine(String key, Object... values) {
        return of(State.FINE, key, values);
    }

    static HealthResult off(String key, Object... values) {
        return of(State.OFF, key, values);
    }

    static HealthResult warning(String key, Object... values) {
        return of(State.WARNING, key, values);
    }

    static HealthResult broken(String key, Object... values) {
        return of(State.BROKEN, key, values);
    }

    private static HealthResult of(State state, String key, Object... values) {
        return new HealthResult(
                state, key, java.util.Arrays.stream(values).map(String::valueOf).toList());
    }
}
