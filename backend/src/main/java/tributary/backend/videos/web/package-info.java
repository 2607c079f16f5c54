/// Changing and deleting videos by programs.
@NullMarked
package tributary.backend.videos.web;

import org.jspecify.annotations.NullMarked;
