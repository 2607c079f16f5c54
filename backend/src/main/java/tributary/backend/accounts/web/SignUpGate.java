package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.AccountSettings;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.ProofOfWork;
import tributary.backend.accounts.SignUp;
import tributary.backend.accounts.SignUpRule;
import tributary.backend.accounts.SignUpSettings;
import tributary.backend.accounts.SignUpSettings.Mode;
import tributary.backend.accounts.SignUpSettings.Proof;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.Asker;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.LimitSettings;
import tributary.backend.site.Refused;
import tributary.backend.site.Throttle;
import tributary.backend.site.TooMany;

/// Whether, and how often, visitors may make accounts; the same for the page and the API. Only accounts that were made
/// count.
@Component
class SignUpGate {

    private final SignUp signUp;
    private final AccountSettings accounts;
    private final LiveSettings settings;
    private final ProofOfWork proofs;
    private final Throttle throttle;
    private final List<SignUpRule> rules;

    SignUpGate(
            SignUp signUp,
            AccountSettings accounts,
            LiveSettings settings,
            ProofOfWork proofs,
            LimitSettings limits,
            Clock clock,
            List<SignUpRule> rules) {
        this.signUp = signUp;
        this.accounts = accounts;
        this.settings = settings;
        this.proofs = proofs;
        this.throttle = new Throttle(limits.signUp(), clock);
        this.rules = List.copyOf(rules);
    }

    /// What comes with the wish for an account.
    ///
    /// @param byPage whether the site's own page sent it
    record Papers(String invitation, String answer, String challenge, String proof, boolean byPage) {}

    Mode mode() {
        return accounts.signUp() ? settings.of(SignUpSettings.class).mode() : Mode.CLOSED;
    }

    SignUpSettings settings() {
        return settings.of(SignUpSettings.class);
    }

    boolean confirmsMail() {
        return signUp.confirms();
    }

    boolean asksForProof(boolean byPage) {
        var proof = settings().proof();
        return proof == Proof.EVERYWHERE || (byPage && proof == Proof.PAGE);
    }

    boolean isOpenWith(@Nullable String invitation) {
        return switch (mode()) {
            case OPEN, APPROVAL -> true;
            case INVITATION -> invitation != null && signUp.isGood(invitation);
            case CLOSED -> false;
        };
    }

    /// Before anything that was sent is looked at.
    void requireNotClosed() {
        if (mode() == Mode.CLOSED) {
            requireOpen(null);
        }
    }

    void requireOpen(@Nullable String invitation) {
        if (!isOpenWith(invitation)) {
            throw Refused.forbidden(
                    mode() == Mode.INVITATION
                            ? "This site takes new accounts by invitation, and this one is not valid or used up."
                            : "This site does not take new accounts.");
        }
    }

    /// @return empty if the address has an account already and the site does not say so
    Optional<Account> register(NewAccount wanted, Papers papers, HttpServletRequest request) {
        requireOpen(papers.invitation());
        if (rules.stream().anyMatch(rule -> rule.refuses(wanted.email(), request.getRemoteAddr()))) {
            throw FieldProblems.of("email", "accounts.email.refused");
        }
        if (mode() == Mode.APPROVAL
                && !settings().question().isBlank()
                && papers.answer().isBlank()) {
            throw FieldProblems.of("answer", "accounts.signup.answer.missing");
        }
        if (asksForProof(papers.byPage()) && !proofs.redeem(papers.challenge(), papers.proof())) {
            throw FieldProblems.of("proof", "accounts.signup.proof.missing");
        }
        var asker = Asker.of(request);
        throttle.take(asker).ifPresent(left -> {
            throw new TooMany(left);
        });
        try {
            return signUp.register(
                    wanted,
                    new SignUp.Wish(
                            mode(), papers.invitation(), papers.answer(), RequestContextUtils.getLocale(request)));
        } catch (FieldProblems problems) {
            throttle.giveBack(asker);
            throw problems;
        }
    }
}
