/// The site: a modular monolith, one package per feature.
@NullMarked
package tributary.backend;

import org.jspecify.annotations.NullMarked;
