package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tributary.tracker.SwarmTokens.Expired;
import tributary.tracker.SwarmTokens.Scope;
import tributary.tracker.SwarmTokens.Valid;
import tributary.tracker.SwarmTokens.Wrong;

class SwarmTokensTests {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID VIDEO = UUID.randomUUID();

    private final SwarmTokens tokens = new SwarmTokens(new byte[32]);

    @Test
    void aTokenSaysWhatItIsGoodForUntilItExpires() {
        var token = tokens.mint(VIDEO, NOON, Scope.VIEWER);

        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(tokens.check(token, NOON.minusSeconds(1))).isEqualTo(new Valid(Scope.VIEWER, VIDEO));
        assertThat(tokens.check(token, NOON)).isEqualTo(new Expired());
    }

    @Test
    void aSeedersTokenIsBoundToNoGroup() {
        assertThat(tokens.mint(VIDEO, NOON, Scope.SEEDER)).isEqualTo(tokens.mintSeeder(NOON));
    }

    @Test
    void noBitOfATokenCanBeChanged() {
        var bytes = Base64.getUrlDecoder().decode(tokens.mint(VIDEO, NOON, Scope.VIEWER));
        for (var bit = 0; bit < bytes.length * 8; bit++) {
            var forged = bytes.clone();
            forged[bit / 8] ^= (byte) (1 << (bit % 8));
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
            assertThat(tokens.check(text, NOON.minusSeconds(1))).isEqualTo(new Wrong());
        }
    }

    @Test
    void whatIsNoTokenIsWrong() {
        var token = tokens.mint(VIDEO, NOON, Scope.VIEWER);
        for (var text : new String[] {
            "", "x", token + "A", token.substring(1), "é".repeat(token.length()), token.replace(token.charAt(3), '=')
        }) {
            assertThat(tokens.check(text, NOON.minusSeconds(1))).isEqualTo(new Wrong());
        }
    }

    @Test
    void shortSecretsAreRefused() {
        assertThatThrownBy(() -> new SwarmTokens(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
