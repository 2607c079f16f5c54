package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.OauthClient;
import tributary.backend.accounts.SignIn;
import tributary.backend.accounts.SignIn.Outcome;
import tributary.backend.accounts.Tokens;
import tributary.backend.site.Asker;
import tributary.backend.site.Refused;
import tributary.backend.site.TooMany;

/// OAuth2 as PeerTube's clients use it: password grant and rotating refresh tokens (RFC 6749, 4.3 and 6).
@RestController
class TokenApi {

    private final OauthClient client;
    private final SignIn signIn;
    private final Tokens tokens;

    TokenApi(OauthClient client, SignIn signIn, Tokens tokens) {
        this.client = client;
        this.signIn = signIn;
        this.tokens = tokens;
    }

    @GetMapping("/api/v1/oauth-clients/local")
    Map<String, String> client() {
        var credentials = client.credentials();
        return Map.of("client_id", credentials.id(), "client_secret", credentials.secret());
    }

    @PostMapping("/api/v1/users/token")
    ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null || !MediaType.parseMediaType(type).isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            throw refused("invalid_request", "The form must be sent as application/x-www-form-urlencoded.");
        }
        if (!client.credentials().are(request.getParameter("client_id"), request.getParameter("client_secret"))) {
            throw refused("invalid_client", "Invalid client: client is invalid");
        }
        var grant = String.valueOf(request.getParameter("grant_type"));
        var pair = switch (grant) {
            case "password" -> byPassword(request);
            case "refresh_token" -> byRefreshToken(request.getParameter("refresh_token"));
            default -> throw refused("unsupported_grant_type", "Unsupported grant type");
        };
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Pragma", "no-cache")
                .body(answer(pair));
    }

    @PostMapping("/api/v1/users/revoke-token")
    Map<String, Object> revoke(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header != null) {
            tokens.revoke(header.substring(header.indexOf(' ') + 1).strip());
        }
        return Map.of("success", true);
    }

    private Tokens.Pair byPassword(HttpServletRequest request) {
        var name = request.getParameter("username");
        var password = request.getParameter("password");
        if (name == null || password == null) {
            throw refused("invalid_request", "Missing parameter: username and password");
        }
        return switch (signIn.attempt(name, password, Asker.of(request))) {
            case Outcome.Done done -> tokens.issue(done.account().id());
            case Outcome.Wrong _, Outcome.TooManyForName _ ->
                throw refused("invalid_grant", "Invalid grant: user credentials are invalid");
            case Outcome.Suspended _ -> throw refused("account_blocked", "This account is suspended.");
            case Outcome.Waiting(var waitsFor) -> throw waiting(waitsFor);
            case Outcome.TooManyFromAddress(var left) -> throw new TooMany(left);
        };
    }

    private static Refused waiting(Account.Waits waitsFor) {
        return switch (waitsFor) {
            case CONFIRMATION ->
                refused("email_not_verified", "The mail address of this account is not confirmed yet.");
            case APPROVAL -> refused("account_waiting_for_approval", "This account waits for approval.");
        };
    }

    private Tokens.Pair byRefreshToken(@Nullable String token) {
        if (token == null) {
            throw refused("invalid_request", "Missing parameter: refresh_token");
        }
        return tokens.refresh(token)
                .orElseThrow(() -> refused("invalid_grant", "Invalid grant: refresh token is invalid"));
    }

    private static Map<String, Object> answer(Tokens.Pair pair) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("token_type", "Bearer");
        answer.put("access_token", pair.access());
        answer.put("refresh_token", pair.refresh());
        answer.put("expires_in", pair.accessSeconds());
        answer.put("refresh_token_expires_in", pair.refreshSeconds());
        return answer;
    }

    private static Refused refused(String code, String message) {
        return new Refused(HttpStatus.BAD_REQUEST, code, message);
    }
}
