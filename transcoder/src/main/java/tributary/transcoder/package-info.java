/// Leases a job, plans its renditions, runs FFmpeg as a child process and reports.
@NullMarked
package tributary.transcoder;

import org.jspecify.annotations.NullMarked;
