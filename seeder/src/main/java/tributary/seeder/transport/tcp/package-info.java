/// Peers that are ordinary BitTorrent clients, over TCP and in plain (BEP 3, without MSE).
@NullMarked
package tributary.seeder.transport.tcp;

import org.jspecify.annotations.NullMarked;
