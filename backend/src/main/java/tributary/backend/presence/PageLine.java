package tributary.backend.presence;

/// The way to one open page. None of the methods waits or fails: a page that cannot be reached is soon gone.
public interface PageLine {

    /// Sends a message; of several that could not be sent yet, only the newest is.
    void tell(String message);

    /// Asks for a sign of life.
    void ping();

    /// Sends a last message, if there is one, and hangs up.
    ///
    /// @param message may be empty
    void end(String message);
}
