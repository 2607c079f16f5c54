package tributary.backend.offload;

/// What is added to a day's figures; units as in [OffloadDay].
record Tally(
        long pages,
        long watchedSeconds,
        long peers,
        long seeder,
        long http,
        long sent,
        long served,
        long starts,
        long startMillis,
        long stalls,
        long stalledMillis,
        long switches) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Tally served(long bytes) {
        return new Tally(0, 0, 0, 0, 0, 0, bytes, 0, 0, 0, 0, 0);
    }

    Tally plus(Tally other) {
        return new Tally(
                pages + other.pages,
                watchedSeconds + other.watchedSeconds,
                peers + other.peers,
                seeder + other.seeder,
                http + other.http,
                sent + other.sent,
                served + other.served,
                starts + other.starts,
                startMillis + other.startMillis,
                stalls + other.stalls,
                stalledMillis + other.stalledMillis,
                switches + other.switches);
    }
}
