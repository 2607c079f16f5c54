package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.accounts.AccountCreated.WantedChannel;
import tributary.backend.accounts.AccountJson;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.Handles;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.Registration;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;

/// Accounts as moderators and administrators see and change them.
@RestController
class UsersApi {

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Registration registration;
    private final PublicAddress address;

    UsersApi(Accounts accounts, AccountChanges changes, Registration registration, PublicAddress address) {
        this.accounts = accounts;
        this.changes = changes;
        this.registration = registration;
        this.address = address;
    }

    /// An account that an administrator makes.
    record Form(
            @Nullable String username,
            @Nullable String password,
            @Nullable String email,
            @Nullable Integer role,
            @Nullable Long videoQuota,
            @Nullable String channelName) {}

    @GetMapping("/api/v1/users")
    PageOf<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletRequest request) {
        var paging = Paging.of(start, count, sort);
        return new PageOf<>(accounts.count(), accounts.list(paging.start(), paging.count()))
                .map(account -> AccountJson.user(account, address.of(request)));
    }

    @PostMapping("/api/v1/users")
    Map<String, Object> create(JsonBody body) {
        var form = body.as(Form.class);
        var channel = form.channelName() == null
                ? null
                : new WantedChannel(
                        Handles.normal(form.channelName()), form.channelName().strip());
        var created = registration.register(new NewAccount(
                RegisterApi.text(form.username()),
                RegisterApi.text(form.email()),
                RegisterApi.text(form.password()),
                null,
                form.role() == null ? Role.USER : role(form.role()),
                form.videoQuota(),
                channel));
        return Map.of("user", Map.of("id", created.id(), "account", Map.of("id", created.id())));
    }

    @GetMapping("/api/v1/users/{id}")
    Map<String, Object> show(@PathVariable String id, HttpServletRequest request) {
        return AccountJson.user(find(id), address.of(request));
    }

    @PutMapping("/api/v1/users/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String id, JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var account = find(id);
        var form = body.as(Form.class);
        var role = form.role() == null ? null : role(form.role());
        if (account.id() == me.accountId() && role != null && role != me.role()) {
            throw Refused.forbidden("Nobody changes their own role.");
        }
        var quota = form.videoQuota();
        if (quota != null && quota < -1) {
            throw FieldProblems.of("videoQuota", "accounts.quota.form");
        }
        changes.assign(account.id(), role, quota);
    }

    @PostMapping("/api/v1/users/{id}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(@PathVariable String id, @AuthenticationPrincipal SignedIn me) {
        changes.suspend(subordinate(id, me).id());
    }

    @PostMapping("/api/v1/users/{id}/unblock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@PathVariable String id, @AuthenticationPrincipal SignedIn me) {
        changes.readmit(subordinate(id, me).id());
    }

    /// Moderators decide about users only, and nobody about themselves.
    private Account subordinate(String id, SignedIn me) {
        var account = find(id);
        if (account.id() == me.accountId() || (!me.isAdministrator() && account.role() != Role.USER)) {
            throw Refused.forbidden("This account is not yours to decide about.");
        }
        return account;
    }

    private Account find(String id) {
        return (id.matches("[0-9]{1,18}") ? accounts.find(Long.parseLong(id)) : accounts.byUsername(id))
                .orElseThrow(() -> Refused.notFound("There is no such account."));
    }

    private static Role role(int id) {
        if (id < 0 || id > 2) {
            throw FieldProblems.of("role", "accounts.role.form");
        }
        return Role.of(id);
    }
}
