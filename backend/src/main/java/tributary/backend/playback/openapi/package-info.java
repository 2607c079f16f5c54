/// The OpenAPI document, drawn from the routes that the running site has.
@NullMarked
package tributary.backend.playback.openapi;

import org.jspecify.annotations.NullMarked;
