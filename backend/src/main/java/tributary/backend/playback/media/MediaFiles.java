package tributary.backend.playback.media;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;
import tributary.backend.captions.Caption;
import tributary.backend.captions.Captions;
import tributary.backend.offload.Offload;
import tributary.backend.playback.media.MediaShelf.Item;
import tributary.backend.playback.media.MediaShelf.StoredFile;
import tributary.backend.storage.Blobs;
import tributary.backend.storage.FileAnswer;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Renditions;
import tributary.backend.transcoding.Storyboard;
import tributary.backend.transcoding.Storyboards;

/// What stands behind a media name.
@Component
class MediaFiles {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /// Kept, but asked about each time: rungs are added while others are already watched.
    private static final String ASK_AGAIN = "public, no-cache";

    private static final String NEVER = "private, no-store";
    private static final String VTT = "text/vtt;charset=UTF-8";
    private static final String VIDEO = "video/mp4";
    private static final String HLS = "application/vnd.apple.mpegurl";

    private final Blobs blobs;
    private final Renditions renditions;
    private final Offload offload;
    private final Storyboards storyboards;
    private final Captions captions;

    MediaFiles(Blobs blobs, Renditions renditions, Offload offload, Storyboards storyboards, Captions captions) {
        this.offload = offload;
        this.blobs = blobs;
        this.renditions = renditions;
        this.storyboards = storyboards;
        this.captions = captions;
    }

    static boolean has(Item item, MediaName name) {
        return switch (name) {
            case MediaName.Content(var uuid, var height) ->
                published(item, uuid, height).isPresent();
            case MediaName.Front(var uuid, var height) ->
                published(item, uuid, height).isPresent();
            case MediaName.Playlist(var uuid, var height) ->
                published(item, uuid, height).isPresent();
            // Grows while it is watched.
            case MediaName.Master _ -> false;
            case MediaName.Poster(var uuid) -> posterKey(item, uuid).isPresent();
            // Asked for once by each viewer, so they are not remembered.
            case MediaName.Storyboard _ -> true;
            case MediaName.Caption _ -> true;
        };
    }

    private static Optional<StoredFile> published(Item item, UUID fileUuid, int height) {
        return item.file(fileUuid, height).filter(StoredFile::published);
    }

    private static Optional<String> posterKey(Item item, UUID fileUuid) {
        return Optional.ofNullable(item.video().posterKey())
                .filter(key -> key.equals(item.video().uuid() + "/" + fileUuid + "-poster.jpg"));
    }

    /// @param open whether everybody may have it, so that it may be kept by whoever passes it on
    /// @return false if there is nothing of that name; then nothing was sent
    boolean send(Item item, MediaName name, boolean open, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return switch (name) {
            case MediaName.Content(var uuid, var height) -> {
                var file = published(item, uuid, height);
                yield file.isPresent()
                        && sendBlob(item, file.get().blobKey(), VIDEO, uuid + "-" + height, open, request, response);
            }
            case MediaName.Front(var uuid, var height) -> {
                var file = published(item, uuid, height);
                yield file.isPresent() && sendFront(item, file.get(), open, request, response);
            }
            case MediaName.Poster(var uuid) -> {
                var key = posterKey(item, uuid);
                yield key.isPresent()
                        && sendBlob(item, key.get(), "image/jpeg", uuid + "-poster", open, request, response);
            }
            case MediaName.Storyboard(var uuid) -> {
                var key = storyboards
                        .ofVideo(item.video().id())
                        .filter(it -> it.fileUuid().equals(uuid))
                        .map(Storyboard::blobKey);
                yield key.isPresent()
                        && sendBlob(item, key.get(), "image/jpeg", uuid + "-storyboard", open, request, response);
            }
            case MediaName.Caption(var uuid, var language) -> {
                var key = captions.find(uuid)
                        .filter(it -> it.videoId() == item.video().id())
                        .filter(it -> it.language().equals(language))
                        .map(Caption::blobKey);
                yield key.isPresent() && sendBlob(item, key.get(), VTT, uuid + "-captions", open, request, response);
            }
            case MediaName.Playlist(var uuid, var height) -> {
                var rendition = renditions.byFile(uuid, height).filter(it -> belongs(it, item));
                yield rendition.isPresent() && sendText(Playlists.media(rendition.get()), open, request, response);
            }
            case MediaName.Master(var uuid) -> {
                var published = renditions.published(item.video().id());
                yield published.stream().anyMatch(it -> it.fileUuid().equals(uuid))
                        && sendText(Playlists.master(published), open, request, response);
            }
        };
    }

    private static boolean belongs(Rendition rendition, Item item) {
        return rendition.published() && rendition.videoId() == item.video().id();
    }

    private boolean sendBlob(
            Item item,
            String key,
            String contentType,
            String version,
            boolean open,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return sendBlob(item, key, contentType, version, Long.MAX_VALUE, open, request, response);
    }

    private boolean sendFront(
            Item item, StoredFile file, boolean open, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var version = file.fileUuid() + "-" + file.height() + "-front";
        return sendBlob(item, file.blobKey(), VIDEO, version, file.frontLength(), open, request, response);
    }

    private boolean sendBlob(
            Item item,
            String key,
            String contentType,
            String version,
            long most,
            boolean open,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = blobs.path(key);
        if (path.isEmpty()) {
            return false;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, open ? FOR_EVER : NEVER);
        var sent = new FileAnswer(path.get(), '"' + version + '"', contentType, most).send(request, response);
        if (contentType.equals(VIDEO)) {
            offload.served(item.video().id(), sent);
        }
        return true;
    }

    /// The tag is a weak one, because the text may be compressed on its way.
    private static boolean sendText(String text, boolean open, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, open ? ASK_AGAIN : NEVER);
        var tag = "W/\"" + DigestUtils.md5DigestAsHex(bytes) + '"';
        if (!new ServletWebRequest(request, response).checkNotModified(tag)) {
            response.setContentType(HLS);
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
        return true;
    }
}
