/// Finds out what an uploaded file is, and refuses what is not a whole video or sound file.
@NullMarked
package tributary.transcoder.probe;

import org.jspecify.annotations.NullMarked;
