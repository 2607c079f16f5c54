package tributary.backend.playback.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import tributary.backend.accounts.SignedIn;
import tributary.backend.videos.BlockedVideo;

/// What stands at the address of a blocked video: that it is blocked, and why; for its creator also the way to answer.
@ControllerAdvice(assignableTypes = {WatchPage.class, EmbedPage.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class BlockedPages {

    @ExceptionHandler
    ModelAndView answer(BlockedVideo blocked, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        var embedded = request.getRequestURI().startsWith("/videos/embed/");
        return new ModelAndView(
                embedded ? "playback/blocked-embed" : "playback/blocked",
                Map.of("reason", blocked.reason(), "own", isOwner(blocked)),
                HttpStatus.GONE);
    }

    private static boolean isOwner(BlockedVideo blocked) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof SignedIn asker
                && asker.accountId() == blocked.video().accountId();
    }
}
