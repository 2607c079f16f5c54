package tributary.backend.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A choice that somebody made.
///
/// @param value as the page writes it; absent when the key was given back to its default
/// @param by name of the account; absent when the site did it
public record SettingChange(
        long id,
        String group,
        String key,
        @Nullable String value,
        @Nullable String by,
        Instant at) {}
