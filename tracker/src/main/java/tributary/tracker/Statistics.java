package tributary.tracker;

import java.util.concurrent.atomic.LongAdder;

/// What a tracker has counted since it began; written by its loop, read by anyone.
final class Statistics {

    final LongAdder webAnnounces = new LongAdder();
    final LongAdder httpAnnounces = new LongAdder();
    final LongAdder udpAnnounces = new LongAdder();
    final LongAdder offers = new LongAdder();
    final LongAdder offersDropped = new LongAdder();
    final LongAdder answers = new LongAdder();
    final LongAdder answersDropped = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder sockets = new LongAdder();

    TrackerStatistics snapshot() {
        return new TrackerStatistics(
                sockets.sum(),
                webAnnounces.sum(),
                httpAnnounces.sum(),
                udpAnnounces.sum(),
                offers.sum(),
                offersDropped.sum(),
                answers.sum(),
                answersDropped.sum(),
                refused.sum(),
                malformed.sum());
    }
}
