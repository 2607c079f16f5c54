package tributary.backend.admin.health;

/// Tries one thing that the site needs. May take its time; the round gives up on it after half a minute.
interface HealthTest {

    /// As in `disk`; the message files have `health.NAME`.
    String name();

    /// Place on the page, lower first.
    int order();

    /// @throws Exception whose message is shown as what is wrong
    HealthResult run() throws Exception;
}
