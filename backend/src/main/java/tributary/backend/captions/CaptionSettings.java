package tributary.backend.captions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Bounds of what creators add.
///
/// @param maximumSize of a subtitle file as it is sent; never above `spring.servlet.multipart.max-file-size`
/// @param maximumCues texts in one file
/// @param maximumCueLength characters of one text, markup included
/// @param maximumLanguages files of one video
@ConfigurationProperties("tributary.captions")
public record CaptionSettings(
        @DefaultValue("5MB") DataSize maximumSize,
        @DefaultValue("30000") int maximumCues,
        @DefaultValue("2000") int maximumCueLength,
        @DefaultValue("60") int maximumLanguages) {}
