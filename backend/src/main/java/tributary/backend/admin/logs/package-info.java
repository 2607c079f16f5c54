/// The site's log file, which is lines of JSON, from its end.
@NullMarked
package tributary.backend.admin.logs;

import org.jspecify.annotations.NullMarked;
