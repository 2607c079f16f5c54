package tributary.backend.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;

/// `reset-password USER`, beside a running site.
@SiteTest
class PasswordCommandTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Registration registration;

    @Test
    void theNewPasswordSignsInAndWhoWasSignedInIsOut() {
        registration.register(NewAccount.user("nora", "nora@example.org", "forgotten password"));
        var before = new Visitor(port).signIn("nora", "forgotten password");
        assertThat(run("nora")).isZero();
        var password = out.toString(StandardCharsets.UTF_8).strip().replaceAll(".* ", "");
        assertThat(before.get("/settings/profile").statusCode()).isEqualTo(302);
        new Visitor(port).signIn("nora", password);
    }

    @Test
    void anUnknownAccountIsNamed() {
        assertThat(run("nobody_at_all")).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("There is no account \"nobody_at_all\".");
    }

    @Test
    void withoutANameTheUsageIsShown() {
        assertThat(PasswordCommand.run(new String[0], stream(out), stream(errors)))
                .isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("Usage: ");
    }

    private int run(String name) {
        var arguments = new String[] {
            name,
            "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
            "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
            "--spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
            "--tributary.home=" + environment.getProperty("tributary.home")
        };
        return PasswordCommand.run(arguments, stream(out), stream(errors));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
