/// One peer's side of the wire protocol as a state machine: messages and the time go in, messages and blocks to send
/// come out. It knows neither sockets nor threads.
@NullMarked
package tributary.seeder.peer;

import org.jspecify.annotations.NullMarked;
