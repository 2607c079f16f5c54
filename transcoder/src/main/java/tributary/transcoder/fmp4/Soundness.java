package tributary.transcoder.fmp4;

/// What players, playlists and web seeds rely on, checked against the bytes.
final class Soundness {

    private Soundness() {}

    static void require(FragmentedMp4 mp4) throws MalformedMp4 {
        var pictures = mp4.tracks().stream().filter(Track::isPicture).count();
        if (pictures != 1 || mp4.tracks().size() > 2) {
            throw new MalformedMp4("There are " + mp4.tracks().size() + " tracks, " + pictures + " of them pictures");
        }
        if (mp4.fragments().isEmpty()) {
            throw new MalformedMp4("There are no fragments");
        }
        for (var track : mp4.tracks()) {
            requireConsecutive(mp4, track);
        }
        for (var fragment : mp4.fragments()) {
            var run = fragment.picture();
            if (!run.startsWithKeyFrame() || run.keyFrames() != 1) {
                throw new MalformedMp4("The fragment at " + fragment.offset() + " has " + run.keyFrames()
                        + " key frames, or does not begin with one");
            }
        }
        requireIndex(mp4);
    }

    private static void requireConsecutive(FragmentedMp4 mp4, Track track) throws MalformedMp4 {
        var next = Long.MIN_VALUE;
        for (var fragment : mp4.fragments()) {
            for (var run : fragment.runs()) {
                if (!run.track().equals(track)) {
                    continue;
                }
                if (next != Long.MIN_VALUE && run.startTicks() != next) {
                    throw new MalformedMp4("Track " + track.id() + " jumps from " + next + " to " + run.startTicks());
                }
                next = run.endTicks();
            }
        }
    }

    /// The index of the picture lists every fragment, by the very bytes at which it stands.
    private static void requireIndex(FragmentedMp4 mp4) throws MalformedMp4 {
        var picture = mp4.tracks().stream().filter(Track::isPicture).findFirst().orElseThrow();
        var index = mp4.indexes().stream()
                .filter(candidate -> candidate.track() == picture.id())
                .findFirst()
                .orElseThrow(() -> new MalformedMp4("The picture has no sidx"));
        if (index.entries().size() != mp4.fragments().size()) {
            throw new MalformedMp4("The sidx has " + index.entries().size() + " entries for "
                    + mp4.fragments().size() + " fragments");
        }
        var position = index.firstByte();
        for (var i = 0; i < mp4.fragments().size(); i++) {
            var fragment = mp4.fragments().get(i);
            var entry = index.entries().get(i);
            var seconds = (double) fragment.picture().ticks() / picture.timescale();
            if (position != fragment.offset()
                    || entry.size() != fragment.length()
                    || !entry.startsWithKeyFrame()
                    || Math.abs(entry.seconds() - seconds) > 0.001) {
                throw new MalformedMp4("The sidx is wrong about the fragment at " + fragment.offset());
            }
            position += entry.size();
        }
    }
}
