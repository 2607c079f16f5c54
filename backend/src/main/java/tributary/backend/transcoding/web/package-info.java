/// The worker API of transcoding, and trying again.
@NullMarked
package tributary.backend.transcoding.web;

import org.jspecify.annotations.NullMarked;
