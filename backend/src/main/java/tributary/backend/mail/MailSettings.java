package tributary.backend.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the site sends mail. Without a host, `spring.mail.…` of the environment counts; without that, nothing is sent.
///
/// @param host name or address of the SMTP server
/// @param port 1 to 65535
/// @param security how the connection is protected
/// @param username empty for servers that ask for none
/// @param password belonging to it
/// @param from sender of all letters
/// @param attempts how often a letter is tried before it counts as failed
@ConfigurationProperties("tributary.mail")
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Security security,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("8") int attempts) {

    /// How the connection to the mail server is protected.
    public enum Security {
        /// Not at all: for a server on this machine.
        NONE,
        /// Begins in the clear and must change to TLS.
        STARTTLS,
        /// TLS from the first byte, usual on port 465.
        TLS
    }

    public MailSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("tributary.mail.port must be 1 to 65535");
        }
        if (attempts < 1 || attempts > 20) {
            throw new IllegalArgumentException("tributary.mail.attempts must be 1 to 20");
        }
    }

    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + ", security=" + security + ", username=" + username
                + ", from=" + from + "]";
    }
}
