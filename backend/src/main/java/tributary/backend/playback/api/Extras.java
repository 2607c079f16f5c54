package tributary.backend.playback.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.captions.Captions;
import tributary.backend.playback.MediaAddresses;
import tributary.backend.playback.api.Labels.Choice;
import tributary.backend.site.PageOf;
import tributary.backend.site.PublicAddress;
import tributary.backend.transcoding.Storyboards;
import tributary.backend.videos.Languages;
import tributary.backend.videos.VideoAccess;

/// Captions and storyboards of a video, as programs read them. Paths are relative, because programs put the site's
/// address
/// before them.
@RestController
class Extras {

    private final VideoAccess access;
    private final Captions captions;
    private final Storyboards storyboards;
    private final PublicAddress address;

    Extras(VideoAccess access, Captions captions, Storyboards storyboards, PublicAddress address) {
        this.access = access;
        this.captions = captions;
        this.storyboards = storyboards;
        this.address = address;
    }

    record CaptionItem(
            Choice language, boolean automaticallyGenerated, String captionPath, String fileUrl, String updatedAt) {}

    /// @param spriteDuration seconds from one picture to the next
    record StoryboardItem(
            String storyboardPath,
            String fileUrl,
            int totalWidth,
            int totalHeight,
            int spriteWidth,
            int spriteHeight,
            int spriteDuration) {}

    record StoryboardList(List<StoryboardItem> storyboards) {}

    @GetMapping("/api/v1/videos/{id}/captions")
    PageOf<CaptionItem> captions(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn viewer, HttpServletRequest request) {
        var video = access.requireVisible(id, viewer);
        var site = address.of(request);
        var items = captions.ofVideo(video.id()).stream()
                .map(caption -> new CaptionItem(
                        new Choice(caption.language(), Languages.name(caption.language(), Locale.ENGLISH)),
                        false,
                        caption.path(),
                        site + caption.path(),
                        ApiTime.of(caption.updatedAt())))
                .toList();
        return new PageOf<>(items.size(), items);
    }

    @GetMapping("/api/v1/videos/{id}/storyboards")
    StoryboardList storyboards(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn viewer, HttpServletRequest request) {
        var video = access.requireVisible(id, viewer);
        var site = address.of(request);
        return new StoryboardList(storyboards.ofVideo(video.id()).stream()
                .map(sheet -> new StoryboardItem(
                        MediaAddresses.storyboard(sheet),
                        site + MediaAddresses.storyboard(sheet),
                        sheet.columns() * sheet.tileWidth(),
                        sheet.rows() * sheet.tileHeight(),
                        sheet.tileWidth(),
                        sheet.tileHeight(),
                        sheet.intervalSeconds()))
                .toList());
    }
}
