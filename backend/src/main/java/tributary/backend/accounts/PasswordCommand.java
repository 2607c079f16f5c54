package tributary.backend.accounts;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.BadSqlGrammarException;

/// `reset-password USER`: gives an account a new password and prints it. Needs the database only, so it works beside a
/// running site, and everybody who was signed in to the account is out at once.
public final class PasswordCommand {

    public static final String NAME = "reset-password";

    private static final String USAGE = "Usage: reset-password USER (user name or e-mail address)";
    private static final List<String> SETTINGS = List.of(
            "--tributary.database.beside-a-running-site=true",
            "--spring.datasource.hikari.maximum-pool-size=2",
            "--logging.file.name=",
            "--logging.level.root=ERROR");

    private PasswordCommand() {}

    /// @param arguments what follows the command's name: the account, then settings as `--name=value`
    /// @return the process's exit code: 0, 1 for an unknown account, 2 for wrong arguments
    public static int run(String[] arguments, PrintStream out, PrintStream errors) {
        var names =
                Arrays.stream(arguments).filter(text -> !text.startsWith("--")).toList();
        if (names.size() != 1 || names.getFirst().isBlank()) {
            errors.println(USAGE);
            return 2;
        }
        var settings = Stream.concat(SETTINGS.stream(), Arrays.stream(arguments).filter(text -> text.startsWith("--")))
                .toArray(String[]::new);
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings)) {
            return reset(names.getFirst(), context, out, errors);
        } catch (BadSqlGrammarException empty) {
            errors.println("This data folder's database is empty: start the site once, which makes its accounts.");
            return 1;
        }
    }

    private static int reset(String name, ApplicationContext context, PrintStream out, PrintStream errors) {
        var account = context.getBean(Accounts.class).byNameOrEmail(name);
        if (account.isEmpty()) {
            errors.println("There is no account \"" + name + "\".");
            return 1;
        }
        var password = context.getBean(PasswordChange.class).reset(account.get().id());
        out.println("The new password of " + account.get().username() + " is  " + password);
        return 0;
    }

    /// The few parts of the site that this command needs. Not annotated as a configuration, or the site would find it.
    @Import({Accounts.class, PasswordChange.class, Passwords.class, Sessions.class, Tokens.class})
    @ComponentScan("tributary.backend.database")
    @ConfigurationPropertiesScan("tributary.backend.database")
    @EnableConfigurationProperties(AccountSettings.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
