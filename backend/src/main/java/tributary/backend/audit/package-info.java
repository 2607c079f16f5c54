/// Who did what to what, when and why: lines that are added in the transaction of the deed and can never be changed.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "accounts"})
package tributary.backend.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
