package tributary.backend.accounts.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;

/// For the page frame, which also stands around error pages: `${@viewer.current()}`.
@Component("viewer")
class Viewer {

    private final SignUpGate gate;

    Viewer(SignUpGate gate) {
        this.gate = gate;
    }

    /// Who looks at the page, or null.
    public @Nullable SignedIn current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn account ? account : null;
    }

    public boolean confirmsMail() {
        return gate.confirmsMail();
    }

    public boolean maySignUp() {
        return gate.isOpenWith(null);
    }
}
