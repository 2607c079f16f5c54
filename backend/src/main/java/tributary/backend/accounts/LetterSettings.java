package tributary.backend.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tributary.backend.site.Limit;

/// How much mail people who are not signed in can make the site send, whoever asks and for whatever.
///
/// @param perAddress letters to one address; what follows a `+` and dots before the `@` make no other address
/// @param perDomain letters to all addresses of one domain
/// @param confirmLink how long a link that confirms an address works
/// @param unconfirmedKept how long an account whose address is not confirmed keeps its names
@ConfigurationProperties("tributary.letters")
public record LetterSettings(
        @DefaultValue("3 in 1d") Limit perAddress,
        @DefaultValue("100 in 1h") Limit perDomain,
        @DefaultValue("1d") Duration confirmLink,
        @DefaultValue("7d") Duration unconfirmedKept) {}
