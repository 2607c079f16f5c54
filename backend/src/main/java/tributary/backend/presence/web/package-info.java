/// The lines of open pages, as WebSockets (RFC 6455).
@NullMarked
package tributary.backend.presence.web;

import org.jspecify.annotations.NullMarked;
