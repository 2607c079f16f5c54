package tributary.backend.admin.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tributary.backend.offload.OffloadDay;

/// Days as stacked bars: rectangles of a drawing that is 1000 wide and 200 high, the newest day at its end.
///
/// @param most bytes of the highest bar
record OffloadChart(List<Bar> bars, long most) {

    static final int WIDTH = 1000;
    static final int HEIGHT = 200;
    private static final int DAYS = 30;
    private static final int GAP = 6;

    /// @param kind `peers`, `seeder` or `http`
    record Bar(String kind, long x, long y, long width, long height) {}

    static OffloadChart of(List<OffloadDay> days, LocalDate last) {
        var most = days.stream().mapToLong(OffloadChart::all).max().orElse(0);
        var bars = new ArrayList<Bar>();
        if (most == 0) {
            return new OffloadChart(bars, most);
        }
        var step = WIDTH / DAYS;
        for (var day : days) {
            var column = DAYS - 1 - ChronoUnit.DAYS.between(day.day(), last);
            var x = column * step + GAP / 2;
            var base = (double) HEIGHT;
            var kinds = List.of("http", "seeder", "peers");
            var amounts = List.of(day.httpBytes(), day.seederBytes(), day.peerBytes());
            for (var i = 0; i < kinds.size(); i++) {
                var top = base - (double) HEIGHT * amounts.get(i) / most;
                if (Math.round(base) > Math.round(top)) {
                    bars.add(new Bar(kinds.get(i), x, Math.round(top), step - GAP, Math.round(base) - Math.round(top)));
                }
                base = top;
            }
        }
        return new OffloadChart(bars, most);
    }

    private static long all(OffloadDay day) {
        return day.peerBytes() + day.seederBytes() + day.httpBytes();
    }
}
