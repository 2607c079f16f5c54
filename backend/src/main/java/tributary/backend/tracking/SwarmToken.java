package tributary.backend.tracking;

import java.time.Instant;

/// @param text to send with every announce
/// @param expiresAt when the tracker stops taking it
public record SwarmToken(String text, Instant expiresAt) {}
