/// Makes renditions of sources: a queue of jobs that workers lease, and what came of them.
@NullMarked
package tributary.backend.transcoding;

import org.jspecify.annotations.NullMarked;
