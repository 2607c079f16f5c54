/// The worker API of seeding, and the pass of a page.
@NullMarked
package tributary.backend.seeding.web;

import org.jspecify.annotations.NullMarked;
