package tributary.backend.site;

import java.util.List;

/// A module's part of the dashboard's first screen: figures under one of its four heads. Asked at every visit, so it
/// must
/// answer within milliseconds.
public interface AdminBox {

    /// The questions of the first screen.
    enum Head {
        /// What needs a decision?
        DECISION,
        /// Is anything broken?
        HEALTH,
        /// What do viewers and the site carry?
        TRAFFIC,
        /// What is on the disks?
        STORAGE
    }

    Head head();

    Access access();

    List<AdminFigure> figures();
}
