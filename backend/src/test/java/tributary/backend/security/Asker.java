package tributary.backend.security;

import org.jspecify.annotations.Nullable;
import tributary.backend.Visitor;
import tributary.backend.accounts.SignedIn;
import tributary.backend.accounts.Tokens;

/// One kind of asker: by token where programs ask, by session where people do.
final class Asker {

    static final String PASSWORD = "a password for routes";

    private final int port;
    private final @Nullable Tokens tokens;
    private final @Nullable SignedIn account;
    private @Nullable Visitor browser;
    private @Nullable String lastToken;
    private String csrf = "";
    private boolean fixed;

    Asker(int port, @Nullable Tokens tokens, @Nullable SignedIn account) {
        this.port = port;
        this.tokens = tokens;
        this.account = account;
    }

    static Asker visitor(int port) {
        return new Asker(port, null, null);
    }

    SignedIn account() {
        if (account == null) {
            throw new AssertionError("a visitor has no account");
        }
        return account;
    }

    /// Signs in now and uses that session and token for ever, whatever becomes of them.
    void remember() {
        browser();
        token();
        fixed = true;
    }

    int ask(RouteLine line, String path) {
        return line.isForPrograms() ? askAsProgram(line, path) : askAsPerson(line, path);
    }

    private int askAsProgram(RouteLine line, String path) {
        var program = new Visitor(port);
        if (account != null) {
            program.with("Authorization", "Bearer " + token());
        }
        return program.status(line.method(), path, "application/json", line.body());
    }

    private int askAsPerson(RouteLine line, String path) {
        var visitor = browser().with("Accept", "text/html");
        if (!line.isReading()) {
            visitor.with("X-CSRF-TOKEN", csrf);
        }
        var status = visitor.status(line.method(), path, "application/x-www-form-urlencoded", line.body());
        if (path.startsWith("/log")) {
            forgetOrGoOn();
        }
        return status;
    }

    /// Signing in or out changes the form's token; who may not sign in anew goes on with the one of the sign-in page.
    private void forgetOrGoOn() {
        if (fixed && browser != null) {
            csrf = browser.alone().csrf("/login");
        } else {
            browser = null;
        }
    }

    private String token() {
        if (tokens == null) {
            throw new AssertionError("a visitor has no token");
        }
        if (!fixed || lastToken == null) {
            lastToken = tokens.issue(account().accountId()).access();
        }
        return lastToken;
    }

    private Visitor browser() {
        if (browser != null) {
            return browser.alone();
        }
        var fresh = new Visitor(port);
        if (account == null) {
            csrf = fresh.csrf("/login");
        } else {
            fresh.signIn(account.username(), PASSWORD);
            csrf = fresh.csrf("/settings/profile");
        }
        browser = fresh;
        return fresh;
    }
}
