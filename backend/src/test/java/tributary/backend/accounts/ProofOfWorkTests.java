package tributary.backend.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;

/// Accounts cost some computing, and every proof counts once.
@SiteTest
@TestPropertySource(properties = {"tributary.sign-up.proof-bits=8", "tributary.limits.sign-up=1000 in 1m"})
class ProofOfWorkTests {

    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");

    @Autowired
    ProofOfWork proofs;

    @LocalServerPort
    int port;

    private String solve(String challenge) {
        for (var number = 0L; ; number++) {
            if (ProofOfWork.zeroBits(ProofOfWork.sha256(challenge + ":" + number)) >= proofs.bits()) {
                return Long.toString(number);
            }
        }
    }

    @Test
    void aProofCountsOnce() {
        var challenge = proofs.challenge();
        var proof = solve(challenge);
        assertThat(proofs.redeem(challenge, proof)).isTrue();
        assertThat(proofs.redeem(challenge, proof)).isFalse();
    }

    @Test
    void whatTheSiteDidNotSignIsWorthNothing() {
        var challenge = proofs.challenge();
        var forged = (challenge.startsWith("A") ? "B" : "A") + challenge.substring(1);
        assertThat(proofs.redeem(forged, solve(forged))).isFalse();
        for (var nonsense : new String[] {"", "x", "-1", "1e3", "9".repeat(40)}) {
            assertThat(proofs.redeem(challenge, nonsense)).isFalse();
            assertThat(proofs.redeem(nonsense, "1")).isFalse();
        }
    }

    @Test
    void thePageTakesNobodyWithoutAProof() {
        var visitor = new Visitor(port);
        var page = visitor.get("/signup").body();
        var form = new LinkedHashMap<>(
                Map.of("username", "prover", "email", "prover@example.org", "password", "a long pass phrase"));
        assertThat(visitor.post("/signup", form, Visitor.token(page)).statusCode())
                .isEqualTo(400);
        var found = CHALLENGE.matcher(page);
        assertThat(found.find()).isTrue();
        form.put("challenge", found.group(1));
        form.put("proof", solve(found.group(1)));
        assertThat(visitor.post("/signup", form, Visitor.token(page)).statusCode())
                .isEqualTo(302);
    }
}
