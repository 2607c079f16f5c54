package tributary.transcoder.fmp4;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tributary.protocol.worker.SegmentRange;

/// A finished rendition, read from its boxes: `ftyp moov sidx… (moof mdat)… mfra`.
///
/// @param size of the file in bytes
/// @param initLength bytes of `ftyp` and `moov`
/// @param tracks picture and sound
/// @param indexes one `sidx` for each track
/// @param fragments in order
public record FragmentedMp4(
        long size, int initLength, List<Track> tracks, List<SegmentIndex> indexes, List<Fragment> fragments) {

    private static final double SEGMENT_SECONDS = 4;
    private static final double ROUNDING = 0.1;
    private static final double SHORTEST_SEGMENT = 1;

    public FragmentedMp4 {
        tracks = List.copyOf(tracks);
        indexes = List.copyOf(indexes);
        fragments = List.copyOf(fragments);
    }

    /// @throws MalformedMp4 if the file is not what this program makes
    public static FragmentedMp4 read(Path path) throws IOException, MalformedMp4 {
        try (var file = FileChannel.open(path)) {
            var mp4 = read(file);
            Soundness.require(mp4);
            return mp4;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException failure) {
            throw new MalformedMp4("A box is shorter than what is in it: " + failure);
        }
    }

    private static FragmentedMp4 read(FileChannel file) throws IOException, MalformedMp4 {
        var boxes = Box.topLevel(file);
        var moov = Box.first(boxes, "moov").orElseThrow(() -> new MalformedMp4("There is no moov box"));
        var tracks = Track.of(moov.read(file));
        var indexes = new ArrayList<SegmentIndex>();
        var fragments = new ArrayList<Fragment>();
        for (var i = 0; i < boxes.size(); i++) {
            var box = boxes.get(i);
            switch (box.type()) {
                case "ftyp", "moov", "mdat", "mfra" -> {}
                case "sidx" -> indexes.add(SegmentIndex.of(box.read(file), box.end()));
                case "moof" -> {
                    if (i + 1 == boxes.size() || !boxes.get(i + 1).type().equals("mdat")) {
                        throw new MalformedMp4("The fragment at " + box.start() + " has no data");
                    }
                    fragments.add(fragment(file, box, boxes.get(i + 1).end(), tracks));
                }
                default -> throw new MalformedMp4("There is an unexpected box " + box.type());
            }
        }
        return new FragmentedMp4(file.size(), Math.toIntExact(moov.end()), tracks, indexes, fragments);
    }

    private static Fragment fragment(FileChannel file, Box moof, long end, List<Track> tracks)
            throws IOException, MalformedMp4 {
        var content = moof.read(file);
        var runs = new ArrayList<Run>();
        for (var box : Box.inside(content)) {
            if (box.type().equals("traf")) {
                var traf = box.in(content);
                var id = Run.trackOf(traf);
                for (var track : tracks) {
                    if (track.id() == id) {
                        runs.add(Run.of(traf, track));
                    }
                }
            }
        }
        return new Fragment(moof.start(), end - moof.start(), runs);
    }

    public boolean hasSound() {
        return tracks.stream().anyMatch(track -> !track.isPicture());
    }

    /// RFC 6381, the picture's first.
    public String codecs() {
        return tracks.stream()
                .sorted((left, right) -> Boolean.compare(right.isPicture(), left.isPicture()))
                .map(Track::codecs)
                .collect(Collectors.joining(","));
    }

    /// Of the longest track.
    public double durationSeconds() {
        return fragments.stream()
                .flatMap(fragment -> fragment.runs().stream())
                .mapToDouble(Run::endSeconds)
                .max()
                .orElse(0);
    }

    /// When the picture of each key frame is shown, from the start of the presentation.
    public List<Double> keyFrameSeconds() throws MalformedMp4 {
        var times = new ArrayList<Double>();
        for (var fragment : fragments) {
            times.add(fragment.picture().firstShownSeconds());
        }
        return times;
    }

    /// Whole fragments, about four seconds of them; a short rest goes with the one before it.
    public List<SegmentRange> segments() throws MalformedMp4 {
        var segments = new ArrayList<SegmentRange>();
        var offset = fragments.getFirst().offset();
        var length = 0L;
        var seconds = 0.0;
        for (var fragment : fragments) {
            var run = fragment.picture();
            length += fragment.length();
            seconds += (double) run.ticks() / run.track().timescale();
            if (seconds >= SEGMENT_SECONDS - ROUNDING) {
                segments.add(new SegmentRange(offset, Math.toIntExact(length), seconds));
                offset += length;
                length = 0;
                seconds = 0;
            }
        }
        if (length > 0) {
            if (seconds < SHORTEST_SEGMENT && !segments.isEmpty()) {
                var last = segments.removeLast();
                offset = last.offset();
                length += last.length();
                seconds += last.durationSeconds();
            }
            segments.add(new SegmentRange(offset, Math.toIntExact(length), seconds));
        }
        return segments;
    }

    /// Of the densest segment; short ones say little and do not count where there are others.
    public long peakBitsPerSecond() throws MalformedMp4 {
        var segments = segments();
        var longest = segments.stream()
                .mapToDouble(SegmentRange::durationSeconds)
                .max()
                .orElse(0);
        return segments.stream()
                .filter(segment -> segment.durationSeconds() >= longest / 2)
                .mapToLong(segment -> (long) Math.ceil(segment.length() * 8 / segment.durationSeconds()))
                .max()
                .orElse(1);
    }

    public long averageBitsPerSecond() {
        return Math.max(1, Math.round(size * 8 / Math.max(0.001, durationSeconds())));
    }
}
