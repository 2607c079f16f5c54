package tributary.backend.moderation;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.site.Refused;
import tributary.backend.videos.Video;

/// Keeps a video from coming back: its very file is refused, near copies of its poster and of frames from its
/// whole length wait for review.
@Component
public class Copies {

    private final SourceHashes sources;
    private final FrameHashes frames;
    private final Rules rules;
    private final Audit audit;

    Copies(SourceHashes sources, FrameHashes frames, Rules rules, Audit audit) {
        this.sources = sources;
        this.frames = frames;
        this.rules = rules;
        this.audit = audit;
    }

    /// @throws Refused 409 if nothing is known of its file and picture
    @Transactional
    public void refuse(Video video, SignedIn me) {
        var file = sources.of(video.id());
        var pictures = frames.of(video.id());
        if (file.isEmpty() && pictures.isEmpty()) {
            throw Refused.conflict("Neither the file nor the picture of this video is known.");
        }
        var note = video.name();
        file.ifPresent(hash -> rules.add(Rule.Kind.FILE, hash, Rule.Action.REFUSE, note, me.accountId()));
        pictures.forEach(hash -> rules.add(Rule.Kind.FRAME, hash, Rule.Action.HOLD, note, me.accountId()));
        audit.record(me, "rules.refuse-copies", "video", video.uuid().toString(), null, Map.of("name", note));
    }
}
