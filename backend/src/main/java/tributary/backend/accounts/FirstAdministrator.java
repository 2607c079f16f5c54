package tributary.backend.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tributary.backend.site.HomeFolder;

/// Makes the first administrator on an empty database, after the migrations and before the web server listens (whose
/// phase is
/// the last but a few).
@Component
class FirstAdministrator implements SmartLifecycle {

    private static final String NAME = "admin";

    private final Accounts accounts;
    private final Registration registration;
    private final Passwords passwords;
    private final AdminSettings settings;
    private final HomeFolder home;
    private volatile boolean running;

    FirstAdministrator(
            Accounts accounts,
            Registration registration,
            Passwords passwords,
            AdminSettings settings,
            HomeFolder home) {
        this.accounts = accounts;
        this.registration = registration;
        this.passwords = passwords;
        this.settings = settings;
        this.home = home;
    }

    @Override
    public void start() {
        if (accounts.count() == 0) {
            create(settings.password());
        }
        running = true;
    }

    /// The file is written first: a password that only the database knows would lock everybody out.
    private void create(@Nullable String chosen) {
        if (chosen != null && !chosen.isBlank()) {
            register(chosen);
            return;
        }
        var password = passwords.generate();
        var file = write(password);
        register(password);
        System.out.printf(
                "%nThe first administrator is \"%s\" with the password  %s  (also in %s).%n%n", NAME, password, file);
    }

    private void register(String password) {
        registration.register(
                new NewAccount(NAME, settings.email(), password, "Administrator", Role.ADMINISTRATOR, -1L, null));
    }

    private Path write(String password) {
        var file = home.secrets().resolve("admin-password");
        try {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException _) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return Files.writeString(file, password + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("The first administrator's password cannot be written to " + file, failure);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
