/// Swarms and the fronts through which peers reach them. Runs inside the site or alone.
@NullMarked
package tributary.tracker;

import org.jspecify.annotations.NullMarked;
