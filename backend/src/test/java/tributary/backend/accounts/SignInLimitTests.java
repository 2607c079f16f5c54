package tributary.backend.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;

/// Guessing passwords: by name, whether there is such an account or not, and by address; with sign-up switched off and
/// a
/// proxy in front.
@SiteTest
@TestPropertySource(
        properties = {
            "tributary.limits.sign-in-per-account=2 in 5m",
            "tributary.limits.sign-in=6 in 5m",
            "tributary.accounts.sign-up=false",
            "tributary.trusted-proxies=127.0.0.0/8,::1",
            "tributary.public-url=https://videos.example.org"
        })
class SignInLimitTests {

    @LocalServerPort
    int port;

    @Test
    void aNameIsClosedForAWhileToEverybodyKnownOrNot() {
        for (var name : new String[] {"admin", "no_such_account"}) {
            assertThat(guess(name, "198.51.100.1").statusCode()).isEqualTo(401);
            assertThat(guess(name, "198.51.100.2").statusCode()).isEqualTo(401);
            var third = guess(name, "198.51.100.3");
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            third.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 300);
            assertThat(third.body()).contains("Too many attempts have failed.");
        }
    }

    @Test
    void anAddressIsClosedForAWhileAndOthersAreNot() {
        for (var number = 0; number < 6; number++) {
            assertThat(guess("name_" + number, "203.0.113.7").statusCode()).isEqualTo(401);
        }
        assertThat(guess("name_7", "203.0.113.7").statusCode()).isEqualTo(429);
        assertThat(guess("name_8", "203.0.113.8").statusCode()).isEqualTo(401);
    }

    @Test
    void aVisitorCannotInventAnAddressInFrontOfTheirOwn() {
        for (var number = 0; number < 6; number++) {
            guess("other_" + number, "10.9.9." + number + ", 203.0.113.9");
        }
        assertThat(guess("other_7", "10.9.9.99, 203.0.113.9").statusCode()).isEqualTo(429);
    }

    @Test
    void signUpThatIsSwitchedOffIsAbsent() {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/signup").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/login").body()).doesNotContain("/signup");
        assertThat(visitor.json("POST", "/api/v1/users/register", "{").statusCode())
                .isEqualTo(403);
    }

    @Test
    void behindHttpsCookiesAreSecureAndLinksPublic() {
        var visitor = new Visitor(port).with("X-Forwarded-Proto", "https");
        var answer = visitor.get("/login");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure").contains("HttpOnly"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(visitor.get("/api/v1/accounts/admin").body())
                .contains("\"url\":\"https://videos.example.org/a/admin\"");
    }

    @Test
    void pagesMayLoadNothingFromElsewhereAndStandInNoFrame() {
        var headers = new Visitor(port).get("/login").headers();
        var policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    /// The cookie is for https only, so the client would not send it by itself.
    private HttpResponse<String> guess(String name, String from) {
        var form = new Visitor(port).get("/login");
        var cookie = form.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new Visitor(port)
                .with("X-Forwarded-For", from)
                .with("Cookie", cookie)
                .post("/login", Map.of("username", name, "password", "a wrong guess"), Visitor.token(form.body()));
    }
}
