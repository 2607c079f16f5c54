/// The server's own peer of every swarm that has viewers: a process of its own, because libwebrtc is native code whose
/// crash or leak must not touch the site.
///
/// `assignments` asks the site what is wanted → `torrent` has the content → `tracker` finds peers → `transport` links
/// them, by `transport.webrtc` or `transport.tcp` → `peer` is the conversation with one of them, without sockets or
/// threads. One thread, [tributary.seeder.transport.PeerLoop], owns all peers; whatever else runs hands it tasks. The
/// tracker's WebSocket has a thread of its own. Nothing is stored: what a killed seeder held, the site tells the next.
@NullMarked
package tributary.seeder;

import org.jspecify.annotations.NullMarked;
