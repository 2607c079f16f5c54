/// Which rungs come of a source, and in what shape. Pure: no files, no processes, no clock.
@NullMarked
package tributary.transcoder.plan;

import org.jspecify.annotations.NullMarked;
