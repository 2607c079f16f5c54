/// The studio's pages and the live news on them.
@NullMarked
package tributary.backend.studio.web;

import org.jspecify.annotations.NullMarked;
