package tributary.backend.admin.health;

import java.time.Instant;

/// The last result of a test.
///
/// @param millis how long the test took
/// @param at when it ended
public record HealthLine(String name, HealthResult result, long millis, Instant at) {}
