package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.accounts.AccountJson;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.LocalName;
import tributary.backend.accounts.MailConfirmation;
import tributary.backend.accounts.PasswordChange;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;

/// Accounts as everybody sees them, and one's own to change.
@RestController
class AccountsApi {

    private final Accounts accounts;
    private final AccountChanges changes;
    private final PasswordChange passwords;
    private final PublicAddress address;
    private final MailConfirmation confirmation;

    AccountsApi(
            Accounts accounts,
            AccountChanges changes,
            PasswordChange passwords,
            PublicAddress address,
            MailConfirmation confirmation) {
        this.confirmation = confirmation;
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.address = address;
    }

    /// The parts of an account that exist here; a program may send any other, too.
    record Form(
            @Nullable String displayName,
            @Nullable String description,
            @Nullable String email,
            @Nullable String password,
            @Nullable String currentPassword,
            @Nullable Boolean videosHistoryEnabled) {}

    @GetMapping("/api/v1/accounts/{name}")
    Map<String, Object> show(@PathVariable String name, HttpServletRequest request) {
        var publicAddress = address.of(request);
        return LocalName.of(name, publicAddress)
                .flatMap(accounts::byUsername)
                .filter(Account::isOpen)
                .map(account -> AccountJson.full(account, publicAddress))
                .orElseThrow(() -> Refused.notFound("There is no such account."));
    }

    @PutMapping("/api/v1/users/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@SentAs(Form.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var form = body.as(Form.class);
        var current = accounts.find(me.accountId()).orElseThrow();
        if (form.displayName() != null || form.description() != null) {
            changes.describe(
                    me.accountId(),
                    form.displayName() == null ? current.displayName() : form.displayName(),
                    form.description() == null ? current.description() : form.description());
        }
        if (form.videosHistoryEnabled() != null) {
            changes.keepHistory(me.accountId(), form.videosHistoryEnabled());
        }
        if (form.email() != null && !form.email().equals(current.email())) {
            confirmation.change(me.accountId(), form.email(), RegisterApi.text(form.currentPassword()), Locale.ENGLISH);
        }
        if (form.password() != null) {
            passwords.change(me.accountId(), RegisterApi.text(form.currentPassword()), form.password(), "");
        }
    }
}
