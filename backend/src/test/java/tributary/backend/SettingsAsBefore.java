package tributary.backend;

import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import tributary.backend.settings.SettingsChanges;
import tributary.backend.settings.SettingsGroup;

/// Gives every setting back after a class of tests: the next one may share its database.
class SettingsAsBefore implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext tests) {
        var site = SpringExtension.getApplicationContext(tests);
        var changes = site.getBean(SettingsChanges.class);
        for (SettingsGroup<?> group : site.getBeansOfType(SettingsGroup.class).values()) {
            changes.reset(group, Set.copyOf(group.keys()), null);
        }
    }
}
