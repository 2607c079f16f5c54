/// The bell, the list behind it, and PeerTube's API of notifications.
@NullMarked
package tributary.backend.notifications.web;

import org.jspecify.annotations.NullMarked;
