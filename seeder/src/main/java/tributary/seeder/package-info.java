/// The server's own peer of every swarm that needs one.
@NullMarked
package tributary.seeder;

import org.jspecify.annotations.NullMarked;
