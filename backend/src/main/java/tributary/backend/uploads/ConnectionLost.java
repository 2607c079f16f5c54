package tributary.backend.uploads;

import java.io.IOException;

/// The sender went away in the middle; there is nobody to answer.
public final class ConnectionLost extends IOException {

    ConnectionLost(IOException cause) {
        super(cause);
    }
}
