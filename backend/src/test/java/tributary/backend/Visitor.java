package tributary.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser or a program, over real HTTP: keeps cookies, follows no redirect, fills in the form's hidden
/// token.
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String site;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ArrayList<String> headers = new ArrayList<>();

    public Visitor(int port) {
        this.site = "http://localhost:" + port;
    }

    /// A header for every request from now on.
    public Visitor with(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    /// Sends a form of the page at `page`, with that page's token.
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        return post(action, fields, csrf(page));
    }

    /// Sends a form without looking at a page first.
    public HttpResponse<String> post(String action, Map<String, String> fields, String csrf) {
        var all = new java.util.LinkedHashMap<>(fields);
        if (!csrf.isEmpty()) {
            all.put("_csrf", csrf);
        }
        return send(
                "POST",
                action,
                BodyPublishers.ofString(encode(all)),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    public HttpResponse<String> json(String method, String path, String body) {
        return send(method, path, BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"));
    }

    /// The status alone: does not wait for a body that may never end.
    public int status(String method, String path, String contentType, String body) {
        var request = HttpRequest.newBuilder(URI.create(site + path));
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", contentType).method(method, BodyPublishers.ofString(body));
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Without the headers that were added.
    public Visitor alone() {
        headers.clear();
        return this;
    }

    /// The hidden token of the first form on a page.
    public String csrf(String page) {
        return token(get(page).body());
    }

    /// The hidden token of the first form in a page's text.
    public static String token(String html) {
        var found = CSRF.matcher(html);
        if (!found.find()) {
            throw new AssertionError("no form with a token in " + html);
        }
        return found.group(1);
    }

    public Visitor signIn(String name, String password) {
        var answer = submit("/login", "/login", Map.of("username", name, "password", password));
        if (answer.statusCode() != 302) {
            throw new AssertionError("signing in as " + name + ": " + answer.statusCode());
        }
        return this;
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .collect(Collectors.joining());
    }

    private HttpResponse<String> send(
            String method, String path, HttpRequest.BodyPublisher body, Map<String, String> more) {
        var request = HttpRequest.newBuilder(URI.create(site + path)).method(method, body);
        more.forEach(request::header);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
