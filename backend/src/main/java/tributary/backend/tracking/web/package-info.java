/// `/announce` and `/scrape` on the site's own port.
@NullMarked
package tributary.backend.tracking.web;

import org.jspecify.annotations.NullMarked;
