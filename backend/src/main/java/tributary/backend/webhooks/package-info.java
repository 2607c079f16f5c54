/// Tells other programs what happens: signed posts, tried again for a day, listed with their last answers. Addresses
/// inside
/// the operator's own network are refused, also when a public name leads there.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "settings", "accounts", "audit"})
package tributary.backend.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
