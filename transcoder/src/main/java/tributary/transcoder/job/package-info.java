/// One leased job from its source to its last report.
@NullMarked
package tributary.transcoder.job;

import org.jspecify.annotations.NullMarked;
