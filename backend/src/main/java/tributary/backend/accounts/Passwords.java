package tributary.backend.accounts;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id (RFC 9106) with 16 MiB a guess. Each stored hash names its algorithm, so that a later one can take over.
@Component
class Passwords {

    static final int SHORTEST = 8;
    static final int LONGEST = 255;

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GENERATED_LENGTH = 20;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2id", Map.of("argon2id", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final SecureRandom random = new SecureRandom();
    private final String nobody = encoder.encode("a password that no account has");

    String hash(String password) {
        return limited(() -> encoder.encode(password));
    }

    /// Takes the same time whether there is a hash to compare with or not.
    boolean matches(String password, @Nullable String hash) {
        var candidate = password.length() > LONGEST ? "" : password;
        var equal = limited(() -> encoder.matches(candidate, hash == null ? nobody : hash));
        return equal && hash != null;
    }

    /// What is wrong with a new password, as a key of the message files.
    static Optional<String> problem(String password) {
        if (password.length() < SHORTEST) {
            return Optional.of("accounts.password.short");
        }
        return password.length() > LONGEST ? Optional.of("accounts.password.long") : Optional.empty();
    }

    /// 100 random bits in letters that are hard to mistake for each other.
    String generate() {
        var password = new StringBuilder();
        for (var place = 0; place < GENERATED_LENGTH; place++) {
            if (place > 0 && place % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /// Guesses cost memory and a core each: more than the machine has wait.
    private <T> T limited(Supplier<T> work) {
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
