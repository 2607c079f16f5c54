/// The site's worker API as seen from a transcoder: leases, reports, files.
@NullMarked
package tributary.transcoder.site;

import org.jspecify.annotations.NullMarked;
