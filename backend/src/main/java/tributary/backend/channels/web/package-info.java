/// Settings pages and API of channels.
@NullMarked
package tributary.backend.channels.web;

import org.jspecify.annotations.NullMarked;
