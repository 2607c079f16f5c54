package tributary.transcoder.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tributary.transcoder.plan.Plan;
import tributary.transcoder.plan.Rung;

/// Which rungs are made by one FFmpeg process.
final class RungGroups {

    private RungGroups() {}

    /// The lowest that is missing alone, so that there is soon something to watch; then all others from one decode,
    /// which
    /// costs a sixth less than a process for each.
    static List<List<Rung>> of(Plan plan, Collection<Integer> finishedHeights) {
        var missing = plan.rungs().stream()
                .filter(rung -> !finishedHeights.contains(rung.height()))
                .toList();
        var groups = new ArrayList<List<Rung>>();
        var alone = finishedHeights.isEmpty() ? Math.min(1, missing.size()) : 0;
        if (alone == 1) {
            groups.add(missing.subList(0, 1));
        }
        if (missing.size() > alone) {
            groups.add(missing.subList(alone, missing.size()));
        }
        return groups;
    }

    /// Pictures to be read and written, as a measure of how long a group takes.
    static double work(Plan plan, List<Rung> group) {
        var picture = plan.source().picture();
        var decoded = picture == null ? 0.0 : 0.4 * picture.width() * picture.height();
        var encoded = group.stream().mapToDouble(rung -> rung.size().pixels()).sum();
        return (decoded + encoded) * plan.rate().perSecond() * plan.source().durationSeconds();
    }
}
