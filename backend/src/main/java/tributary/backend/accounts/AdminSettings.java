package tributary.backend.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The first administrator, made when the database has no account yet.
///
/// @param password their first password; generated, if absent
/// @param email their e-mail address
@ConfigurationProperties("tributary.admin")
record AdminSettings(
        @Nullable String password,
        @DefaultValue("admin@localhost") String email) {

    @Override
    public String toString() {
        return "AdminSettings[password=…, email=" + email + "]";
    }
}
