package tributary.backend.workers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.site.HomeFolder;
import tributary.backend.site.SecretFile;

/// The secrets by which workers come in, one for each kind.
@Component
class WorkerTokens {

    private static final int LEAST_LENGTH = 20;

    private final Map<WorkerKind, String> tokens = new EnumMap<>(WorkerKind.class);

    WorkerTokens(HomeFolder home, SeederSettings seeder, TranscoderSettings transcoder) {
        add(home, WorkerKind.SEEDER, seeder.mode(), seeder.token());
        add(home, WorkerKind.TRANSCODER, transcoder.mode(), transcoder.token());
        if (Set.copyOf(tokens.values()).size() < tokens.size()) {
            throw new IllegalArgumentException(
                    "tributary.seeder.token and tributary.transcoder.token must differ: each opens one door only");
        }
    }

    private void add(HomeFolder home, WorkerKind kind, WorkerMode mode, @Nullable String configured) {
        if (mode == WorkerMode.OFF) {
            return;
        }
        var token =
                configured != null ? configured : SecretFile.text(home.secrets().resolve(kind.label() + "-token"), 32);
        tokens.put(kind, token);
    }

    static @Nullable String checked(String key, @Nullable String token) {
        if (token == null || token.isBlank()) {
            return null;
        }
        if (token.strip().length() < LEAST_LENGTH) {
            throw new IllegalArgumentException(key + " must have at least " + LEAST_LENGTH + " characters");
        }
        return token.strip();
    }

    /// Empty for a kind that is off.
    Optional<String> of(WorkerKind kind) {
        return Optional.ofNullable(tokens.get(kind));
    }

    /// Takes the same time whatever was presented.
    Optional<WorkerKind> owner(String presented) {
        var bytes = presented.getBytes(StandardCharsets.UTF_8);
        Optional<WorkerKind> owner = Optional.empty();
        for (var entry : tokens.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue().getBytes(StandardCharsets.UTF_8), bytes)) {
                owner = Optional.of(entry.getKey());
            }
        }
        return owner;
    }
}
