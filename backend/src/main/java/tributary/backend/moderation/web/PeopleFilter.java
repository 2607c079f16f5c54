package tributary.backend.moderation.web;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.backend.accounts.Role;
import tributary.backend.moderation.PeopleQuery;
import tributary.backend.moderation.PeopleQuery.Order;
import tributary.backend.moderation.PeopleQuery.State;
import tributary.backend.moderation.Person;

/// What the list of people is narrowed down to, as the form sends it.
record PeopleFilter(
        @Nullable String search,
        @Nullable String network,
        @Nullable String role,
        @Nullable String state,
        @Nullable String order,
        @Nullable String after) {

    private static final Pattern PLACE = Pattern.compile("(-?[0-9]{1,17})_([0-9]{1,18})_([0-9]{1,18})");

    PeopleQuery query(int count) {
        return new PeopleQuery(
                search == null ? "" : search,
                network == null ? "" : network,
                choice(Role.class, role),
                or(choice(State.class, state), State.ANY),
                or(choice(Order.class, order), Order.NEWEST),
                place(after),
                count);
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String text) {
        for (var value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        return null;
    }

    private static PeopleQuery.@Nullable Place place(@Nullable String text) {
        var parts = PLACE.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return null;
        }
        var micros = Long.parseLong(parts.group(1));
        var time = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
        return new PeopleQuery.Place(time, Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    static String place(Person last) {
        var time = last.lastSeen();
        return (time.getEpochSecond() * 1_000_000 + time.getNano() / 1000) + "_" + last.storedBytes() + "_"
                + last.account().id();
    }
}
