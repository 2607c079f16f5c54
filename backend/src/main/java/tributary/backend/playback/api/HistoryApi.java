package tributary.backend.playback.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.history.WatchHistory;
import tributary.backend.history.Watched;
import tributary.backend.playback.api.VideoDetails.UserHistory;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;

/// `/api/v1/users/me/history/videos`: what one has watched oneself. Removing what is not there is no error.
@RestController
class HistoryApi {

    private final WatchHistory history;
    private final VideoPresenter presenter;
    private final PublicAddress address;

    HistoryApi(WatchHistory history, VideoPresenter presenter, PublicAddress address) {
        this.history = history;
        this.presenter = presenter;
        this.address = address;
    }

    record WatchedVideo(@JsonUnwrapped VideoItem item, UserHistory userHistory) {}

    /// @param beforeDate only what was watched earlier goes; absent for all
    record Removal(@Nullable String beforeDate) {}

    @GetMapping("/api/v1/users/me/history/videos")
    PageOf<WatchedVideo> list(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var paging = Paging.of(request.getParameter("start"), request.getParameter("count"), null);
        var search = ListParameters.text(request.getParameter("search"));
        var page = history.list(who, search, paging.start(), paging.count());
        var items = presenter.items(page.data().stream().map(Watched::video).toList(), address.of(request));
        var watched = new ArrayList<WatchedVideo>(items.size());
        for (var i = 0; i < items.size(); i++) {
            watched.add(new WatchedVideo(
                    items.get(i), new UserHistory(page.data().get(i).seconds())));
        }
        return new PageOf<>(page.total(), watched);
    }

    @DeleteMapping("/api/v1/users/me/history/videos/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw Refused.invalid("A video is named by its number here.");
        }
        history.forget(who, Long.parseLong(id));
    }

    @PostMapping("/api/v1/users/me/history/videos/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetAll(@AuthenticationPrincipal SignedIn who, @SentAs(Removal.class) JsonBody body) {
        history.forgetAll(who, instant(body.as(Removal.class).beforeDate()));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank()
                    ? null
                    : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException _) {
            throw Refused.invalid("The date must be written as in 2026-11-21T15:00:00Z.");
        }
    }
}
