package tributary.backend.captions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import tributary.backend.accounts.SignedIn;
import tributary.backend.captions.Captions;
import tributary.backend.site.Access;
import tributary.backend.site.InputProblem;
import tributary.backend.site.Refused;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.videos.VideoAccess;

/// `/api/v1/videos/{id}/captions/{language}`: adding, replacing and removing, in PeerTube's forms.
@RestController
class CaptionsApi {

    private static final String ROUTE = "/api/v1/videos/{id}/captions/{language}";
    private static final String FILE = "captionfile";

    private final VideoAccess access;
    private final Captions captions;
    private final MessageSource messages;

    CaptionsApi(VideoAccess access, Captions captions, MessageSource messages) {
        this.access = access;
        this.captions = captions;
        this.messages = messages;
    }

    @PutMapping(ROUTE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @PathVariable String language,
            HttpServletRequest request)
            throws IOException {
        var video = access.requireOwned(id, who);
        var file = file(request);
        if (file == null || file.isEmpty()) {
            throw Refused.invalid(Map.of(FILE, "The form has no file named " + FILE + ", or it is empty."));
        }
        try {
            captions.put(video, language, file.getBytes());
        } catch (InputProblem problem) {
            var sentence = messages.getMessage(problem.key(), problem.values(), Locale.ENGLISH);
            throw Refused.invalid(Map.of(FILE, sentence));
        }
    }

    private static @Nullable MultipartFile file(HttpServletRequest request) {
        var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return form == null ? null : form.getFile(FILE);
    }

    @DeleteMapping(ROUTE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @PathVariable String language) {
        if (!captions.delete(access.requireOwned(id, who), language)) {
            throw Refused.notFound("This video has no captions in that language.");
        }
    }

    @Configuration
    static class CaptionRoutes {

        @Bean
        Routes captionRules() {
            return () -> List.of(RouteRule.put(ROUTE, Access.SIGNED_IN), RouteRule.delete(ROUTE, Access.SIGNED_IN));
        }
    }
}
