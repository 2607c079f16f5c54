/// A viewer without a browser: joins a swarm through the tracker, connects to the site's seeder by WebRTC and downloads
/// one
/// piece. The site starts it as a process of its own to test what viewers meet.
@NullMarked
package tributary.seeder.probe;

import org.jspecify.annotations.NullMarked;
