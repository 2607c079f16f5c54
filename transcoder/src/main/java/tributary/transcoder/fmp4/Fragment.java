package tributary.transcoder.fmp4;

import java.util.List;

/// A `moof` and the `mdat` that follows it.
///
/// @param offset first byte in the file
/// @param length bytes of both
/// @param runs one for each track that it holds anything of
record Fragment(long offset, long length, List<Run> runs) {

    Fragment {
        runs = List.copyOf(runs);
    }

    Run picture() throws MalformedMp4 {
        for (var run : runs) {
            if (run.track().isPicture()) {
                return run;
            }
        }
        throw new MalformedMp4("The fragment at " + offset + " has no picture");
    }
}
