/// Adding and removing captions by program.
@NullMarked
package tributary.backend.captions.web;

import org.jspecify.annotations.NullMarked;
