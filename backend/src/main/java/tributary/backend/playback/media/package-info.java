/// Renditions, playlists and posters by HTTP.
@NullMarked
package tributary.backend.playback.media;

import org.jspecify.annotations.NullMarked;
