/// Pages and API of moderation.
@NullMarked
package tributary.backend.moderation.web;

import org.jspecify.annotations.NullMarked;
