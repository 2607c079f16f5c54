/// Pages' reports, and the figures for owners and administrators.
@NullMarked
package tributary.backend.offload.web;

import org.jspecify.annotations.NullMarked;
