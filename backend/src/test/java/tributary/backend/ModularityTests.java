package tributary.backend;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The arrows between the site's modules are those that each `package-info` allows.
class ModularityTests {

    @Test
    void modulesKeepToTheirAllowedDependencies() {
        ApplicationModules.of(TributarySite.class).verify();
    }
}
