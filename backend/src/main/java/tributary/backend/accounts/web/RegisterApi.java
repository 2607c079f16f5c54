package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.AccountCreated.WantedChannel;
import tributary.backend.accounts.Handles;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.Role;
import tributary.backend.site.JsonBody;
import tributary.backend.site.SentAs;

/// Sign-up and forgotten passwords for programs.
@RestController
class RegisterApi {

    private final SignUpGate gate;
    private final ResetGate resets;

    RegisterApi(SignUpGate gate, ResetGate resets) {
        this.gate = gate;
        this.resets = resets;
    }

    /// What a program sends; every part may be missing.
    record Form(
            @Nullable String username,
            @Nullable String password,
            @Nullable String email,
            @Nullable String displayName,
            @Nullable ChannelForm channel) {}

    record ChannelForm(@Nullable String name, @Nullable String displayName) {}

    record ResetForm(@Nullable String email) {}

    @PostMapping("/api/v1/users/register")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void register(@SentAs(Form.class) JsonBody body, HttpServletRequest request) {
        gate.requireOpen();
        var form = body.as(Form.class);
        gate.register(
                new NewAccount(
                        text(form.username()),
                        text(form.email()),
                        text(form.password()),
                        form.displayName(),
                        Role.USER,
                        null,
                        channel(form.channel())),
                request);
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
