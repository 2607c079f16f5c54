/// Error pages, static files, security headers and the filters that stand before every controller.
@NullMarked
package tributary.backend.site.web;

import org.jspecify.annotations.NullMarked;
