package tributary.tracker;

/// How many messages a socket may still send: so many each second, of which five seconds' worth can be saved up.
final class Budget {

    private static final int SECONDS_SAVED = 5;

    /// This many messages too many, and the sender is not one that will learn.
    private static final int PATIENCE = 200;

    private final int perSecond;
    private int left;
    private int since;
    private int excess;

    Budget(int perSecond) {
        this.perSecond = perSecond;
        this.left = perSecond * SECONDS_SAVED;
    }

    boolean spend(int now) {
        if (now != since) {
            left = (int) Math.min((long) perSecond * SECONDS_SAVED, left + (long) (now - since) * perSecond);
            since = now;
        }
        if (left > 0) {
            left--;
            return true;
        }
        excess++;
        return false;
    }

    boolean isPatienceGone() {
        return excess > PATIENCE;
    }
}
