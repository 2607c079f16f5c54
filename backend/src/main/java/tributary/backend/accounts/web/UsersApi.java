package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.accounts.AccountCreated.WantedChannel;
import tributary.backend.accounts.AccountJson;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.Authority;
import tributary.backend.accounts.Handles;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.PasswordChange;
import tributary.backend.accounts.PersonChanged;
import tributary.backend.accounts.Registration;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;

/// Accounts as moderators and administrators see and change them.
@RestController
class UsersApi {

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Registration registration;
    private final PublicAddress address;
    private final Authority authority;
    private final PasswordChange passwords;
    private final ApplicationEventPublisher events;

    UsersApi(
            Accounts accounts,
            AccountChanges changes,
            Registration registration,
            PublicAddress address,
            Authority authority,
            PasswordChange passwords,
            ApplicationEventPublisher events) {
        this.events = events;
        this.authority = authority;
        this.passwords = passwords;
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
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable Boolean blocked,
            HttpServletRequest request) {
        var paging = Paging.of(start, count, sort);
        return accounts.list(search, blocked, paging.start(), paging.count())
                .map(account -> AccountJson.user(account, address.of(request)));
    }

    @PostMapping("/api/v1/users")
    Map<String, Object> create(@SentAs(Form.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
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
        events.publishEvent(new PersonChanged(
                me,
                "people.make",
                created.username(),
                Map.of("role", created.role().label())));
        return Map.of("user", Map.of("id", created.id(), "account", Map.of("id", created.id())));
    }

    @GetMapping("/api/v1/users/{id}")
    Map<String, Object> show(@PathVariable String id, HttpServletRequest request) {
        return AccountJson.user(authority.find(id), address.of(request));
    }

    /// What an administrator changes about somebody; whatever else a program sends is left aside.
    record Change(
            @Nullable String email,
            @Nullable Boolean emailVerified,
            @Nullable String password,
            @Nullable Integer role,
            @Nullable Long videoQuota) {}

    @PutMapping("/api/v1/users/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void change(
            @PathVariable String id, @SentAs(Change.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var account = authority.find(id);
        var form = body.as(Change.class);
        var role = form.role() == null ? null : role(form.role());
        var ownStep = account.id() == me.accountId();
        if (ownStep
                ? role != null && role != me.role() && !me.role().outranks(role)
                : !authority.reaches(me, account)) {
            throw Refused.forbidden("Nobody acts on someone of an equal or higher role.");
        }
        var quota = form.videoQuota();
        if (quota != null && quota < -1) {
            throw FieldProblems.of("videoQuota", "accounts.quota.form");
        }
        changes.assign(account.id(), role, quota);
        if (form.email() != null && !form.email().equals(account.email())) {
            changes.replaceEmail(account.id(), form.email());
        }
        if (form.emailVerified() != null) {
            changes.confirmEmail(account.id(), form.emailVerified());
        }
        if (form.password() != null) {
            passwords.replace(account.id(), form.password());
        }
        events.publishEvent(new PersonChanged(me, "people.change", account.username(), details(form)));
    }

    private static Map<String, Object> details(Change form) {
        var details = new LinkedHashMap<String, Object>();
        details.put("role", form.role() == null ? null : Role.of(form.role()).label());
        details.put("quotaBytes", form.videoQuota());
        details.put("email", form.email() != null);
        details.put("emailVerified", form.emailVerified());
        details.put("password", form.password() != null);
        details.values().removeIf(value -> value == null || Boolean.FALSE.equals(value));
        return details;
    }

    private static Role role(int id) {
        if (id < 0 || id > 2) {
            throw FieldProblems.of("role", "accounts.role.form");
        }
        return Role.of(id);
    }
}
