package tributary.backend.accounts;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;

/// Makes accounts for people who come by themselves, as the site's settings have it.
@Component
public class SignUp {

    /// Of a domain that never leads anywhere (RFC 2606).
    private static final String NOBODYS = "@nobody.invalid";

    private static final Map<String, String> KNOWN = Map.of("email", "accounts.email.taken");

    private final Registration registration;
    private final Invitations invitations;
    private final Approvals approvals;
    private final MailConfirmation confirmation;

    SignUp(Registration registration, Invitations invitations, Approvals approvals, MailConfirmation confirmation) {
        this.registration = registration;
        this.invitations = invitations;
        this.approvals = approvals;
        this.confirmation = confirmation;
    }

    /// How somebody wants to come in.
    ///
    /// @param answer to the site's question
    public record Wish(SignUpSettings.Mode mode, String invitation, String answer, Locale language) {}

    public boolean isGood(String invitation) {
        return invitations.isGood(invitation);
    }

    /// Whether new people follow a link in a letter before they can sign in.
    public boolean confirms() {
        return confirmation.required();
    }

    /// @return empty where letters are confirmed and the address has an account: its owner gets a letter, and who
    /// asks is answered as always. An account of that name and password is made for them, with an address that
    /// is nobody's, and goes as all do that nobody confirms.
    /// @throws FieldProblems with what cannot be taken
    /// @throws Refused 403 if the invitation was used up meanwhile
    @Transactional
    public Optional<Account> register(NewAccount wanted, Wish wish) {
        var invited = wish.mode() == SignUpSettings.Mode.INVITATION;
        if (invited && !invitations.redeem(wish.invitation())) {
            throw Refused.forbidden("This invitation is used up.");
        }
        var confirms = confirmation.required();
        Account account;
        try {
            account = registration.register(wanted);
        } catch (FieldProblems problems) {
            if (!confirms || !problems.keys().equals(KNOWN)) {
                throw problems;
            }
            confirmation.tellOwner(wanted.email(), wish.language());
            confirmation.keepBack(registration.register(standIn(wanted)).id());
            return Optional.empty();
        }
        if (wish.mode() == SignUpSettings.Mode.APPROVAL) {
            approvals.ask(account.id(), wish.answer());
        }
        if (confirms) {
            confirmation.begin(account, wish.language());
        }
        return Optional.of(account);
    }

    private static NewAccount standIn(NewAccount wanted) {
        return new NewAccount(
                wanted.username(),
                UUID.randomUUID() + NOBODYS,
                wanted.password(),
                wanted.displayName(),
                wanted.role(),
                wanted.quotaBytes(),
                wanted.channel());
    }
}
