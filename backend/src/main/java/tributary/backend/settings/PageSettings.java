package tributary.backend.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Pages about the site itself. What is empty is filled by a text that says what the program does.
///
/// @param privacy what happens with people's data
/// @param operator who runs the site and how to reach them
/// @param contactEmail where letters of the contact form go; empty for no form
@ConfigurationProperties("tributary.pages")
public record PageSettings(
        @DefaultValue("") String privacy,
        @DefaultValue("") String operator,
        @DefaultValue("") String contactEmail) {}
