package tributary.backend.transcoding;

import java.util.List;
import tributary.protocol.worker.ChapterMark;

/// The source names these chapters; published inside the transaction.
public record ChaptersFound(long videoId, List<ChapterMark> chapters) {

    public ChaptersFound {
        chapters = List.copyOf(chapters);
    }
}
