package tributary.backend.site;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often one address may ask for what is costly or dangerous, as in `600 in 10s`. An IPv6 address counts as its /64
/// network.
///
/// @param api all requests to the API together
/// @param signIn attempts to sign in from one address that fail
/// @param signInPerAccount attempts to sign in to one account that fail, from wherever
/// @param signUp new accounts
/// @param resetMail requests for mail about a forgotten password
@ConfigurationProperties("tributary.limits")
public record LimitSettings(
        @DefaultValue("600 in 10s") Limit api,
        @DefaultValue("15 in 5m") Limit signIn,
        @DefaultValue("10 in 5m") Limit signInPerAccount,
        @DefaultValue("10 in 10m") Limit signUp,
        @DefaultValue("3 in 5m") Limit resetMail) {}
