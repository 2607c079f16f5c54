package tributary.backend.site;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.springframework.stereotype.Component;

/// Keeps out of traces what is kept out of the log: paths may hold a token that lets somebody in.
@Component
class TraceRedaction implements ObservationFilter {

    @Override
    public Observation.Context map(Observation.Context context) {
        for (var pair : context.getHighCardinalityKeyValues()) {
            var redacted = LogRedaction.redact(pair.getValue());
            if (!redacted.equals(pair.getValue())) {
                context.addHighCardinalityKeyValue(KeyValue.of(pair.getKey(), redacted));
            }
        }
        return context;
    }
}
