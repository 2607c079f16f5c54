package tributary.backend.uploads;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What may be sent to the site.
///
/// @param maximumSize of one file
/// @param freeDiskFloor an upload is refused if less than this would stay free on the disk
/// @param expiry an unfinished upload is removed when nothing came for this long
/// @param maximumUnfinished how many unfinished uploads an account may have at a time
@ConfigurationProperties("tributary.uploads")
record UploadSettings(
        @DefaultValue("20GB") DataSize maximumSize,
        @DefaultValue("1GB") DataSize freeDiskFloor,
        @DefaultValue("7d") Duration expiry,
        @DefaultValue("20") int maximumUnfinished) {}
