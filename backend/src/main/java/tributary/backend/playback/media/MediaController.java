package tributary.backend.playback.media;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.Access;
import tributary.backend.site.CrossOrigin;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.VideoAccess;

/// `/media/{video}/{file}`: who may have it, and how long others may keep it. Refusals have no body: players read none.
@Controller
class MediaController {

    private static final String ROUTE = "/media/{video}/{file}";

    private final MediaShelf shelf;
    private final VideoAccess access;
    private final MediaFiles files;

    MediaController(MediaShelf shelf, VideoAccess access, MediaFiles files) {
        this.shelf = shelf;
        this.access = access;
        this.files = files;
    }

    @GetMapping(ROUTE)
    void answer(
            @PathVariable String video,
            @PathVariable String file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var name = MediaName.parse(file).orElse(null);
        var item = name == null
                ? null
                : MediaName.uuid(video)
                        .flatMap(uuid -> shelf.find(uuid, known -> MediaFiles.has(known, name)))
                        .orElse(null);
        if (name == null || item == null) {
            refuse(response, HttpStatus.NOT_FOUND);
            return;
        }
        var open = access.maySee(item.video(), null);
        var privileged = !open && access.maySee(item.video(), viewer());
        if (!open && !privileged) {
            var known =
                    item.video().privacy() == Privacy.PRIVATE || item.video().isBlocked();
            refuse(response, known ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND);
            return;
        }
        if (open) {
            CrossOrigin.allow(response);
        } else {
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        }
        if (!files.send(item, name, open, request, response)) {
            refuse(response, HttpStatus.NOT_FOUND);
        }
    }

    /// Asked for only where it matters: behind it may be a look into the table of sessions.
    private static @Nullable SignedIn viewer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn account ? account : null;
    }

    private static void refuse(HttpServletResponse response, HttpStatus status) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatus(status.value());
    }

    @Configuration
    static class MediaRoutes {

        @Bean
        Routes mediaRoutes() {
            return () -> List.of(RouteRule.get(ROUTE, Access.ANYONE));
        }
    }
}
