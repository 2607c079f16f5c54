package tributary.backend.offload.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.accounts.SignedIn;
import tributary.backend.offload.Claim;
import tributary.backend.offload.Offload;
import tributary.backend.offload.OffloadDay;
import tributary.backend.site.Access;
import tributary.backend.site.Asker;
import tributary.backend.site.Refused;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.videos.VideoAccess;

/// What pages report, and what became of it.
@RestController
class OffloadApi {

    private static final String REPORT = "/api/v1/videos/{id}/offload";
    private static final String OF_VIDEO = "/api/v1/videos/{id}/stats/offload";
    private static final String OF_SITE = "/api/v1/server/offload";
    private static final int LONGEST_REPORT = 1024;
    private static final int DAYS = 30;

    private final VideoAccess access;
    private final Offload offload;
    private final JsonMapper json;
    private final Clock clock;

    OffloadApi(VideoAccess access, Offload offload, JsonMapper json, Clock clock) {
        this.access = access;
        this.offload = offload;
        this.json = json;
        this.clock = clock;
    }

    record Figures(LocalDate from, LocalDate to, List<OffloadDay> days) {}

    /// JSON of any media type: browsers send the last word of a page as plain text.
    ///
    /// @param page what the page calls itself as long as it is open
    @PostMapping(REPORT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(
            @PathVariable String id,
            @RequestParam String page,
            @AuthenticationPrincipal @Nullable SignedIn viewer,
            HttpServletRequest request)
            throws IOException {
        var video = access.requireVisible(id, viewer);
        if (!page.matches("[0-9a-zA-Z-]{8,40}")) {
            throw Refused.invalid("A page's name has 8 to 40 letters and digits.");
        }
        offload.claim(video, page, read(request), Asker.of(request));
    }

    private Claim read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LONGEST_REPORT + 1);
        try {
            var claim = bytes.length > LONGEST_REPORT ? null : json.readValue(bytes, Claim.class);
            if (claim != null) {
                return claim;
            }
        } catch (JacksonException _) {
            // Answered below.
        }
        throw Refused.invalid("A report is a JSON object of at most " + LONGEST_REPORT + " bytes.");
    }

    @GetMapping(OF_VIDEO)
    Figures ofVideo(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @AuthenticationPrincipal SignedIn who) {
        var video = access.requireOwned(id, who);
        var last = last(to);
        var first = first(from, last);
        return new Figures(first, last, offload.ofVideo(video.id(), first, last));
    }

    @GetMapping(OF_SITE)
    Figures ofSite(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        var last = last(to);
        var first = first(from, last);
        return new Figures(first, last, offload.ofSite(first, last));
    }

    private LocalDate last(@Nullable LocalDate to) {
        return to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
    }

    private static LocalDate first(@Nullable LocalDate from, LocalDate last) {
        return from == null ? last.minusDays(DAYS - 1L) : from;
    }

    @Configuration
    static class OffloadRoutes {

        @Bean
        Routes offloadRules() {
            return () -> List.of(
                    RouteRule.post(REPORT, Access.ANYONE),
                    RouteRule.get(OF_VIDEO, Access.SIGNED_IN),
                    RouteRule.get(OF_SITE, Access.ADMINISTRATOR));
        }
    }
}
