package tributary.seeder.peer;

/// A number of things that may be done at once, and that comes back with time.
final class Allowance {

    private final int most;
    private final double perNano;
    private double left;
    private long updated;

    Allowance(int most, int perSecond, long now) {
        this.most = most;
        this.perNano = perSecond / 1e9;
        this.left = most;
        this.updated = now;
    }

    /// @param now of System.nanoTime
    /// @return false if nothing was left
    boolean take(long now) {
        left = Math.min(most, left + (now - updated) * perNano);
        updated = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
