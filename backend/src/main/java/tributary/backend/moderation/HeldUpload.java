package tributary.backend.moderation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.backend.videos.Video;

/// A video that waits for a look.
///
/// @param reasons `review` for the site's policy, `word: …`, `link: …`, `file`, `frame`, `checking`
/// @param owner user name
public record HeldUpload(
        Video video, List<String> reasons, @Nullable String owner) {}
