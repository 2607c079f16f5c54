/// Who people are here: accounts, roles, passwords, sessions of browsers and tokens of programs. Also decides, for
/// every
/// request, who is asking and whether the route's rule lets them in.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "settings", "mail"})
package tributary.backend.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
