package tributary.backend.accounts;

/// Says who may not make an account here. Whoever keeps such rules offers one.
@FunctionalInterface
public interface SignUpRule {

    /// @param address of the asker, as the container gives it
    boolean refuses(String email, String address);
}
