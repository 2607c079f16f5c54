package tributary.backend.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of accounts.
///
/// @param signUp whether visitors may make accounts for themselves
/// @param quota how much a new account may store; `-1B` for no limit
/// @param accessToken how long a program's access token lasts
/// @param refreshToken how long a program may stay signed in without asking for the password again
/// @param resetLink how long a link for a forgotten password lasts
@ConfigurationProperties("tributary.accounts")
public record AccountSettings(
        @DefaultValue("true") boolean signUp,
        @DefaultValue("-1B") DataSize quota,
        @DefaultValue("1d") Duration accessToken,
        @DefaultValue("14d") Duration refreshToken,
        @DefaultValue("60m") Duration resetLink) {}
