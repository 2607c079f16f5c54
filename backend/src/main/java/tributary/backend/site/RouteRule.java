package tributary.backend.site;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/// One line of the site's access list. A rule for GET also covers HEAD.
///
/// @param pattern path pattern as in a controller's mapping, `/api/v1/accounts/{name}`
/// @param right name of the right that is needed beside; null for none
public record RouteRule(
        HttpMethod method,
        String pattern,
        Access access,
        @Nullable String right) {

    public RouteRule(HttpMethod method, String pattern, Access access) {
        this(method, pattern, access, null);
    }

    /// For those alone whose role has that right.
    public RouteRule needing(Enum<?> wanted) {
        return new RouteRule(method, pattern, Access.SIGNED_IN, wanted.name());
    }

    public static RouteRule get(String pattern, Access access) {
        return new RouteRule(HttpMethod.GET, pattern, access);
    }

    public static RouteRule post(String pattern, Access access) {
        return new RouteRule(HttpMethod.POST, pattern, access);
    }

    public static RouteRule put(String pattern, Access access) {
        return new RouteRule(HttpMethod.PUT, pattern, access);
    }

    public static RouteRule patch(String pattern, Access access) {
        return new RouteRule(HttpMethod.PATCH, pattern, access);
    }

    public static RouteRule delete(String pattern, Access access) {
        return new RouteRule(HttpMethod.DELETE, pattern, access);
    }
}
