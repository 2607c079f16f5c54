package tributary.backend.workers;

/// The processes that work for the site.
public enum WorkerKind {
    /// The site's own peer in every swarm that has viewers.
    SEEDER("seeder", "tributary.seeder.SeederMain"),
    /// Makes renditions of sources.
    TRANSCODER("transcoder", "tributary.transcoder.TranscoderMain");

    private final String label;
    private final String mainClass;

    WorkerKind(String label, String mainClass) {
        this.label = label;
        this.mainClass = mainClass;
    }

    /// In settings, file names and log lines.
    public String label() {
        return label;
    }

    String mainClass() {
        return mainClass;
    }
}
