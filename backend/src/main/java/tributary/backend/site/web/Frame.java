package tributary.backend.site.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tributary.backend.site.ErrorAnswers;

/// What the page frame knows about the request: `${@frame.theme()}`.
@Component("frame")
class Frame {

    /// `light` or `dark` if the visitor chose one; it comes by cookie, so that a page is never drawn in the other
    /// first.
    public @Nullable String theme() {
        return cookie("theme")
                .filter(value -> "light".equals(value) || "dark".equals(value))
                .orElse(null);
    }

    /// `on` if the visitor likes players as wide as the window; by cookie too, so that nothing moves.
    public @Nullable String theatre() {
        return cookie("theatre").filter("on"::equals).orElse(null);
    }

    /// `page` for the place in the navigation where the visitor is, else null.
    public @Nullable String at(String place) {
        var path = request().map(ErrorAnswers::originalPath).orElse("");
        var here = "/".equals(place) ? "/".equals(path) : path.startsWith(place);
        var moreExact = "/studio".equals(place) && path.startsWith("/studio/upload");
        return here && !moreExact ? "page" : null;
    }

    private static Optional<String> cookie(String name) {
        return request().map(HttpServletRequest::getCookies).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> name.equals(cookie.getName()))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }
}
