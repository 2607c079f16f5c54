/// Channels: what videos are published under. Every account has at least one, made together with it.
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "accounts"})
package tributary.backend.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
