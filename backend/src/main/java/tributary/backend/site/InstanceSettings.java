package tributary.backend.site;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the site says about itself to programs and search engines.
///
/// @param name the site's own name
/// @param shortDescription one sentence
/// @param description what the site is for, free text
/// @param terms what its users agree to, free text
/// @param languages ISO 639 codes of the languages spoken here
/// @param indexed whether search engines may index public pages
@ConfigurationProperties("tributary.instance")
public record InstanceSettings(
        @DefaultValue("Tributary") String name,

        @DefaultValue("Videos that their viewers share with each other.")
        String shortDescription,

        @DefaultValue("") String description,
        @DefaultValue("") String terms,
        @DefaultValue List<String> languages,
        @DefaultValue("true") boolean indexed) {}
