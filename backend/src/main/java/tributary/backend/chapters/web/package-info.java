/// Naming chapters by program.
@NullMarked
package tributary.backend.chapters.web;

import org.jspecify.annotations.NullMarked;
