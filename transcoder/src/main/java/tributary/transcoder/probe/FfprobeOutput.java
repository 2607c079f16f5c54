package tributary.transcoder.probe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `ffprobe -of json` prints, as far as it is of use here. Everything may be absent.
record FfprobeOutput(
        @Nullable Format format,
        @Nullable List<Stream> streams,
        @Nullable List<Chapter> chapters) {

    record Format(
            @JsonProperty("format_name") @Nullable String name,
            @Nullable String duration) {}

    record Stream(
            int index,
            @JsonProperty("codec_type") @Nullable String type,
            @JsonProperty("codec_name") @Nullable String codec,
            int width,
            int height,
            @JsonProperty("sample_aspect_ratio") @Nullable String pixelAspect,
            @JsonProperty("r_frame_rate") @Nullable String nominalRate,
            @JsonProperty("avg_frame_rate") @Nullable String averageRate,
            @JsonProperty("color_transfer") @Nullable String transfer,
            @JsonProperty("field_order") @Nullable String fieldOrder,
            @Nullable Map<String, String> tags,
            @Nullable Disposition disposition,
            @JsonProperty("side_data_list") @Nullable List<SideData> sideData) {

        boolean isStill() {
            return disposition != null && (disposition.attachedPicture() == 1 || disposition.thumbnails() == 1);
        }

        boolean isDefault() {
            return disposition != null && disposition.preferred() == 1;
        }
    }

    record Disposition(
            @JsonProperty("default") int preferred,
            @JsonProperty("attached_pic") int attachedPicture,
            @JsonProperty("timed_thumbnails") int thumbnails,
            int forced) {}

    record SideData(@Nullable Double rotation) {}

    record Chapter(
            @JsonProperty("start_time") @Nullable String start,
            @Nullable Map<String, String> tags) {}
}
