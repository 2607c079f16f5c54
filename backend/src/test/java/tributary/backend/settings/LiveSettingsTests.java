package tributary.backend.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.InstanceSettings;

@SiteTest
@TestPropertySource(properties = "tributary.instance.terms=fixed")
class LiveSettingsTests {

    @Autowired
    LiveSettings settings;

    @Autowired
    SettingsChanges changes;

    @Autowired
    SettingsView view;

    @Autowired
    JdbcClient database;

    @Autowired
    GenericApplicationContext context;

    @Test
    void aChangeIsInForceAtOnceAndCanBeTakenBack() {
        var heard = new CopyOnWriteArrayList<Object>();
        context.addApplicationListener(
                (ApplicationListener<PayloadApplicationEvent<?>>) event -> heard.add(event.getPayload()));

        changes.apply(instance(), Map.of("name", "First"), "anna");
        changes.apply(instance(), Map.of("name", "Second", "languages", "en,de"), "bert");

        assertThat(now().name()).isEqualTo("Second");
        assertThat(now().languages()).containsExactly("en", "de");
        assertThat(heard).contains(new SettingsChanged("instance", InstanceSettings.class));
        var first = changes.history(instance()).stream()
                .filter(change -> "First".equals(change.value()))
                .findFirst()
                .orElseThrow();
        assertThat(first.by()).isEqualTo("anna");

        changes.restore(first.id(), "carl");

        assertThat(now().name()).isEqualTo("First");
    }

    @Test
    void nothingIsStoredWhenOneValueIsWrong() {
        var before = now();
        assertThatThrownBy(() -> changes.apply(instance(), Map.of("name", "", "description", "new"), "anna"))
                .isInstanceOf(FieldProblems.class);
        assertThatThrownBy(() -> changes.apply(instance(), Map.of("indexed", "perhaps", "description", "new"), "anna"))
                .isInstanceOf(FieldProblems.class);
        assertThat(now()).isEqualTo(before);
    }

    @Test
    void theEnvironmentWinsAndIsShownToDoSo() {
        changes.apply(instance(), Map.of("terms", "other"), "anna");
        assertThat(now().terms()).isEqualTo("fixed");
        assertThat(view.fields(instance()).stream()
                        .filter(SettingsView.Field::fixed)
                        .map(SettingsView.Field::key))
                .containsExactly("terms");
    }

    @Test
    void aPlaceholderInAValueReadsNothingOfTheEnvironment() {
        changes.apply(instance(), Map.of("description", "${tributary.instance.terms}"), "anna");
        assertThat(now().description()).isEqualTo("${tributary.instance.terms}");
    }

    @Test
    void whatAnotherMachineChangedIsFollowed() {
        database.sql(
                        "insert into setting_change (group_name, key, value) values ('instance', 'shortDescription', 'Elsewhere')")
                .update();
        settings.follow();
        assertThat(now().shortDescription()).isEqualTo("Elsewhere");
    }

    @Test
    void aValueThatCannotBeReadAnyMoreDoesNotStopTheSite() {
        database.sql("insert into setting_change (group_name, key, value) values ('instance', 'indexed', 'sideways')")
                .update();
        settings.follow();
        assertThat(now().indexed()).isTrue();
        changes.reset(instance(), java.util.Set.of("indexed"), "anna");
    }

    @Test
    void earlierValuesCannotBeChangedOrRemoved() {
        changes.apply(instance(), Map.of("name", "Kept"), "anna");
        for (var statement : List.of("update setting_change set value = 'x'", "delete from setting_change")) {
            assertThatThrownBy(() -> database.sql(statement).update()).hasStackTraceContaining("append-only");
        }
    }

    private InstanceSettings now() {
        return settings.of(InstanceSettings.class);
    }

    private SettingsGroup<?> instance() {
        return settings.group("instance").orElseThrow();
    }
}
