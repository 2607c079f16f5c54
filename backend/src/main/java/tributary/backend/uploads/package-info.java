/// Receives source files: resumable, limited, durable. A received file becomes a video and is handed over by an event.
@NullMarked
package tributary.backend.uploads;

import org.jspecify.annotations.NullMarked;
