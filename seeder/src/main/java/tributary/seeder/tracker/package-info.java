/// How peers are found: the tracker over its WebSocket, as a page does it, and over HTTP for the TCP port.
@NullMarked
package tributary.seeder.tracker;

import org.jspecify.annotations.NullMarked;
