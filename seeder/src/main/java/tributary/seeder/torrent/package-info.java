/// What is seeded: a torrent's shape and metadata, and its content from a file or from the site by HTTP ranges.
@NullMarked
package tributary.seeder.torrent;

import org.jspecify.annotations.NullMarked;
