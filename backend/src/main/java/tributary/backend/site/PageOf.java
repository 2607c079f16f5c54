package tributary.backend.site;

import java.util.List;
import java.util.function.Function;

/// A part of a list and the length of the whole.
public record PageOf<T>(long total, List<T> data) {

    public <U> PageOf<U> map(Function<? super T, ? extends U> change) {
        return new PageOf<>(total, data.stream().<U>map(change).toList());
    }
}
