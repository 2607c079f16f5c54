package tributary.backend.notifications.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tributary.backend.notifications.NotificationKind;

class NotificationChoicesTests {

    @Test
    void everyKindCanBeChosenByItsName() throws ReflectiveOperationException {
        var names = Arrays.stream(NotificationKind.values())
                .map(NotificationKind::setting)
                .toArray(String[]::new);
        var components = NotificationChoices.class.getRecordComponents();
        assertThat(components).extracting(RecordComponent::getName).containsExactlyInAnyOrder(names);

        var values =
                IntStream.range(0, components.length).mapToObj(Integer::valueOf).toArray();
        var choices = (NotificationChoices) NotificationChoices.class.getDeclaredConstructors()[0].newInstance(values);
        for (var i = 0; i < components.length; i++) {
            assertThat(choices.given()).containsEntry(components[i].getName(), i);
        }
    }
}
