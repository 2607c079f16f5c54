package tributary.seeder.transport;

/// A rate that bytes may not exceed, with a small burst. Time comes from outside, in nanoseconds.
final class Pace {

    /// Chromium's UDP receive buffer holds 64 KiB; larger bursts are lost when it is late.
    static final int BURST = 48 << 10;

    private final long bytesPerSecond;
    private double allowance = BURST;
    private long updated;

    /// @param bytesPerSecond 0 for no limit
    Pace(long bytesPerSecond, long now) {
        this.bytesPerSecond = bytesPerSecond;
        this.updated = now;
    }

    /// Whether something may be sent now. A block may overdraw the allowance, the next then waits for longer.
    boolean allows(long now) {
        if (bytesPerSecond == 0) {
            return true;
        }
        allowance = Math.min(BURST, allowance + (now - updated) * (bytesPerSecond / 1e9));
        updated = now;
        return allowance > 0;
    }

    void sent(int bytes) {
        allowance -= bytes;
    }
}
