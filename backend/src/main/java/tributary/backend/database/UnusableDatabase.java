package tributary.backend.database;

/// The site cannot start because of its database or data folder. Both texts are for the operator.
final class UnusableDatabase extends RuntimeException {

    private final String action;

    /// @param problem what is wrong, a sentence
    /// @param action what to do about it, a sentence
    UnusableDatabase(String problem, String action) {
        super(problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}
