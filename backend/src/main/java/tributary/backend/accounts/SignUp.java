package tributary.backend.accounts;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;

/// Makes accounts for people who come by themselves, as the site's settings have it.
@Component
public class SignUp {

    private final Registration registration;
    private final Invitations invitations;
    private final Approvals approvals;

    SignUp(Registration registration, Invitations invitations, Approvals approvals) {
        this.registration = registration;
        this.invitations = invitations;
        this.approvals = approvals;
    }

    public boolean isGood(String invitation) {
        return invitations.isGood(invitation);
    }

    /// @throws FieldProblems with what cannot be taken
    /// @throws Refused 403 if the invitation was used up meanwhile
    @Transactional
    public Account register(NewAccount wanted, SignUpSettings.Mode mode, String invitation, String answer) {
        var invited = mode == SignUpSettings.Mode.INVITATION;
        if (invited && !invitations.redeem(invitation)) {
            throw Refused.forbidden("This invitation is used up.");
        }
        var account = registration.register(wanted);
        if (mode == SignUpSettings.Mode.APPROVAL) {
            approvals.ask(account.id(), answer);
        }
        return account;
    }
}
