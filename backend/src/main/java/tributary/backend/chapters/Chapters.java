package tributary.backend.chapters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.InputProblem;
import tributary.backend.transcoding.ChaptersFound;
import tributary.backend.videos.Video;
import tributary.backend.videos.Videos;

/// The chapters of all videos. Those that the creator has named count; else those of the description; else those that
/// the file had.
@Service
public class Chapters {

    /// In one video.
    static final int MOST = 200;

    /// PeerTube's bound.
    static final int LONGEST_TITLE = 100;

    private final JdbcClient database;
    private final Videos videos;

    Chapters(JdbcClient database, Videos videos) {
        this.database = database;
        this.videos = videos;
    }

    /// Where the chapters of a video come from.
    public enum Origin {
        CREATOR,
        DESCRIPTION,
        FILE,
        NOWHERE
    }

    public record Found(Origin origin, List<Chapter> chapters) {

        public Found {
            chapters = List.copyOf(chapters);
        }
    }

    /// In order; none begins after the video's end.
    public Found of(Video video) {
        var stored = stored(video.id());
        var own = within(video, stored.getOrDefault(Origin.CREATOR, List.of()));
        if (!own.isEmpty()) {
            return new Found(Origin.CREATOR, own);
        }
        var described = ChapterLines.inDescription(video.description(), video.durationSeconds());
        if (!described.isEmpty()) {
            return new Found(Origin.DESCRIPTION, described);
        }
        var found = within(video, stored.getOrDefault(Origin.FILE, List.of()));
        return found.isEmpty() ? new Found(Origin.NOWHERE, List.of()) : new Found(Origin.FILE, found);
    }

    private static List<Chapter> within(Video video, List<Chapter> chapters) {
        return video.durationSeconds() <= 0
                ? chapters
                : chapters.stream()
                        .filter(chapter -> chapter.start() < video.durationSeconds())
                        .toList();
    }

    private Map<Origin, List<Chapter>> stored(long videoId) {
        var found = new TreeMap<Origin, List<Chapter>>();
        database.sql("select origin, start_seconds, title from chapter where video_id = ? order by start_seconds")
                .param(videoId)
                .query(row -> {
                    found.computeIfAbsent(Origin.valueOf(row.getString("origin")), _ -> new ArrayList<>())
                            .add(new Chapter(row.getInt("start_seconds"), row.getString("title")));
                });
        return found;
    }

    /// Takes a creator's list in any order; an empty one goes back to what is found elsewhere.
    ///
    /// @throws InputProblem if a chapter cannot be right
    @Transactional
    public void name(Video video, List<Chapter> chapters) {
        if (chapters.size() > MOST) {
            throw new InputProblem("chapters.wrong.many", MOST);
        }
        var sorted = new ArrayList<Chapter>();
        for (var chapter : chapters) {
            var title = chapter.title().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            if (title.isEmpty() || title.length() > LONGEST_TITLE) {
                throw new InputProblem("chapters.wrong.title", Moment.clock(chapter.start()), LONGEST_TITLE);
            }
            if (chapter.start() < 0 || (video.durationSeconds() > 0 && chapter.start() >= video.durationSeconds())) {
                throw new InputProblem("chapters.wrong.time", title);
            }
            sorted.add(new Chapter(chapter.start(), title));
        }
        sorted.sort(Comparator.comparingInt(Chapter::start));
        for (var i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).start() == sorted.get(i - 1).start()) {
                throw new InputProblem(
                        "chapters.wrong.twice", Moment.clock(sorted.get(i).start()));
            }
        }
        replace(video.id(), Origin.CREATOR, sorted);
    }

    /// As [#name], from lines such as `4:05 A title`.
    ///
    /// @throws InputProblem with the line that is none
    @Transactional
    public void nameByLines(Video video, String text) {
        var chapters = new ArrayList<Chapter>();
        var lines = text.split("\\R", -1);
        for (var i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                var line = i + 1;
                chapters.add(ChapterLines.chapter(lines[i])
                        .orElseThrow(() -> new InputProblem("chapters.wrong.line", line)));
            }
        }
        name(video, chapters);
    }

    @EventListener
    void on(ChaptersFound event) {
        var chapters = new TreeMap<Integer, Chapter>();
        for (var mark : event.chapters()) {
            var title = cut(mark.title().replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
            var start = (int) Math.round(mark.startSeconds());
            if (!title.isEmpty() && start >= 0 && chapters.size() < MOST) {
                chapters.putIfAbsent(start, new Chapter(start, title));
            }
        }
        replace(event.videoId(), Origin.FILE, List.copyOf(chapters.values()));
    }

    private void replace(long videoId, Origin origin, List<Chapter> chapters) {
        videos.hold(videoId);
        database.sql("delete from chapter where video_id = ? and origin = ?")
                .params(videoId, origin.name())
                .update();
        for (var chapter : chapters) {
            database.sql("insert into chapter (video_id, origin, start_seconds, title) values (?, ?, ?, ?)")
                    .params(videoId, origin.name(), chapter.start(), chapter.title())
                    .update();
        }
    }

    /// Never leaves half a surrogate pair.
    static String cut(String title) {
        if (title.length() <= LONGEST_TITLE) {
            return title;
        }
        var end = Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 1)) ? LONGEST_TITLE - 1 : LONGEST_TITLE;
        return title.substring(0, end);
    }
}
