package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.AccountCreated.WantedChannel;
import tributary.backend.accounts.Handles;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.ProofOfWork;
import tributary.backend.accounts.Role;
import tributary.backend.site.JsonBody;
import tributary.backend.site.SentAs;

/// Sign-up and forgotten passwords for programs.
@RestController
class RegisterApi {

    private final SignUpGate gate;
    private final ResetGate resets;
    private final ProofOfWork proofs;

    RegisterApi(SignUpGate gate, ResetGate resets, ProofOfWork proofs) {
        this.proofs = proofs;
        this.gate = gate;
        this.resets = resets;
    }

    /// What a program sends; every part may be missing.
    record Form(
            @Nullable String username,
            @Nullable String password,
            @Nullable String email,
            @Nullable String displayName,
            @Nullable ChannelForm channel,
            @Nullable String invitation,
            @Nullable String registrationReason,
            @Nullable String challenge,
            @Nullable String proof) {}

    record ChannelForm(@Nullable String name, @Nullable String displayName) {}

    record ResetForm(@Nullable String email) {}

    @PostMapping("/api/v1/users/register")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void register(@SentAs(Form.class) JsonBody body, HttpServletRequest request) {
        gate.requireNotClosed();
        var form = body.as(Form.class);
        gate.requireOpen(form.invitation());
        gate.register(
                new NewAccount(
                        text(form.username()),
                        text(form.email()),
                        text(form.password()),
                        form.displayName(),
                        Role.USER,
                        null,
                        channel(form.channel())),
                new SignUpGate.Papers(
                        text(form.invitation()),
                        text(form.registrationReason()),
                        text(form.challenge()),
                        text(form.proof()),
                        false),
                request);
    }

    /// The same, for sites where people of the site say yes first.
    @PostMapping("/api/v1/users/registrations/request")
    void request(@SentAs(Form.class) JsonBody body, HttpServletRequest request) {
        register(body, request);
    }

    /// What to find a number for: SHA-256 of `challenge:number` begins with so many zero bits.
    @GetMapping("/api/v1/users/register/challenge")
    Map<String, Object> challenge() {
        return Map.of("challenge", proofs.challenge(), "bits", proofs.bits());
    }

    @PostMapping("/api/v1/users/ask-reset-password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void askReset(@SentAs(ResetForm.class) JsonBody body, HttpServletRequest request) {
        resets.request(text(body.as(ResetForm.class).email()), request, Locale.ENGLISH);
    }

    static @Nullable WantedChannel channel(@Nullable ChannelForm form) {
        var name = form == null ? null : form.name();
        if (form == null || name == null) {
            return null;
        }
        var displayName = form.displayName() == null ? "" : form.displayName().strip();
        var shown = displayName.isEmpty() || displayName.length() > 120 ? name : displayName;
        return new WantedChannel(Handles.normal(name), shown);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
