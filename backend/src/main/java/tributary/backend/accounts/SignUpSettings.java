package tributary.backend.accounts;

import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may make an account.
///
/// @param mode who
/// @param question what people answer who ask for approval; empty for none
/// @param confirmMail whether people follow a link in a letter before they can sign in; needs a mail server and the
/// public address in the settings, and does nothing without
/// @param proof where a proof of work is asked for before an account is made
/// @param proofBits how hard it is: each bit doubles it, 1 to 24; 16 take a phone about a second
public record SignUpSettings(
        @DefaultValue("open") Mode mode,
        @DefaultValue("") String question,
        @DefaultValue("false") boolean confirmMail,
        @DefaultValue("page") Proof proof,
        @DefaultValue("16") int proofBits) {

    /// Who may make an account.
    public enum Mode {
        OPEN,
        /// Whoever has a link that somebody of the site made.
        INVITATION,
        /// Whoever asks, after somebody of the site has said yes.
        APPROVAL,
        CLOSED
    }

    /// Where a proof of work is asked for.
    public enum Proof {
        NONE,
        /// On the page; programs do without, within the site's limits.
        PAGE,
        EVERYWHERE
    }

    public SignUpSettings {
        if (proofBits < 1 || proofBits > 24) {
            throw new IllegalArgumentException("tributary.sign-up.proof-bits must be 1 to 24");
        }
    }
}
