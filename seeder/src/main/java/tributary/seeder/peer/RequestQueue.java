package tributary.seeder.peer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tributary.protocol.wire.PeerMessage.Request;

/// A peer's outstanding requests in the order in which they came, each with the time of its arrival.
final class RequestQueue {

    private final Map<Request, Long> arrivals = new LinkedHashMap<>();

    int size() {
        return arrivals.size();
    }

    /// @return false if the same request waits already
    boolean add(Request request, long now) {
        return arrivals.putIfAbsent(request, now) == null;
    }

    boolean remove(Request request) {
        return arrivals.remove(request) != null;
    }

    Optional<Request> first() {
        var requests = arrivals.keySet().iterator();
        return requests.hasNext() ? Optional.of(requests.next()) : Optional.empty();
    }

    /// Takes out the oldest request if it has waited for longer than the age.
    Optional<Request> expired(long now, long ageNanos) {
        var first = first();
        if (first.isPresent() && now - arrivals.getOrDefault(first.get(), now) > ageNanos) {
            remove(first.get());
            return first;
        }
        return Optional.empty();
    }

    void clear() {
        arrivals.clear();
    }
}
