/// `.torrent` files.
@NullMarked
package tributary.backend.torrents.web;

import org.jspecify.annotations.NullMarked;
