package tributary.backend.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that is watched for.
///
/// @param pattern words, a host name, a SHA-256 or a frame's hash in hexadecimal digits, a mail domain, or a network
public record Rule(
        long id,
        Kind kind,
        String pattern,
        Action action,
        @Nullable String note,
        Instant createdAt) {

    /// What is looked at.
    public enum Kind {
        /// Words in titles, descriptions, tags and names; with `*` at the end also what begins so.
        WORD,
        /// Links to a host and those below it; `*` for any link.
        LINK,
        /// The source's SHA-256.
        FILE,
        /// A near copy of a frame.
        FRAME,
        /// Mail addresses of new accounts.
        MAIL_DOMAIN,
        /// Network addresses of new accounts.
        NETWORK
    }

    /// What happens.
    public enum Action {
        /// It waits for review.
        HOLD,
        /// It is labelled as sensitive.
        LABEL,
        /// It is not taken.
        REFUSE
    }
}
