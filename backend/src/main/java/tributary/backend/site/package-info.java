/// What every other module stands on: the data folder, the public address, page frame and assets, error answers,
/// paging,
/// request limits and the list of routes with who may use them. It knows no feature.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tributary.backend.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
