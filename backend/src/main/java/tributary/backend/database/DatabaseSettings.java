package tributary.backend.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the database.
///
/// @param besideARunningSite set by commands that work beside a running site, such as `reset-password`: they use its
///     database and leave its data folder's lock alone
@ConfigurationProperties("tributary.database")
record DatabaseSettings(@DefaultValue("false") boolean besideARunningSite) {}
