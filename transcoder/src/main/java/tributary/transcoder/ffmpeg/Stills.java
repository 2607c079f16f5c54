package tributary.transcoder.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tributary.transcoder.plan.Picture;
import tributary.transcoder.plan.Sheet;
import tributary.transcoder.plan.Size;

/// Words the commands that make one JPEG.
public final class Stills {

    /// Pictures among which the one that differs least from the others is taken: not a black or a blurred one.
    private static final int CANDIDATES = 48;

    private Stills() {}

    /// @param atSeconds where in the source to look
    public static List<String> poster(
            Path source, Picture picture, Size size, double atSeconds, long maximumPixels, Path file) {
        var filters = new ArrayList<String>();
        // Small before they are collected: dozens of large pictures would not fit into memory.
        filters.add("scale=" + size.width() + ":" + size.height());
        filters.add("thumbnail=" + CANDIDATES);
        if (picture.isHighDynamicRange()) {
            filters.add(ToneMapping.filters(size));
        }
        filters.add("scale=out_range=pc,setsar=1,format=yuvj420p");
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.3f", atSeconds)));
        arguments.addAll(SafeInput.of(source, maximumPixels));
        arguments.addAll(
                List.of("-filter_complex", "[0:" + picture.stream() + "]" + String.join(",", filters) + "[still]"));
        arguments.addAll(List.of("-map", "[still]"));
        arguments.addAll(jpeg(file));
        return arguments;
    }

    /// A quiet card with the shape of the sound, for sources without a picture.
    public static List<String> card(Path source, int soundStream, Size size, long maximumPixels, Path file) {
        var width = size.width() * 3 / 4;
        var height = size.height() / 4;
        var filters = String.format(
                Locale.ROOT,
                "[0:%d]aformat=channel_layouts=mono,showwavespic=s=%dx%d:colors=0x8fa3b8:scale=sqrt[wave];"
                        + "color=c=0x171b21:s=%dx%d:r=1:d=1[ground];"
                        + "[ground][wave]overlay=%d:%d:format=auto,format=yuvj420p[still]",
                soundStream,
                width,
                height,
                size.width(),
                size.height(),
                (size.width() - width) / 2,
                (size.height() - height) / 2);
        var arguments = new ArrayList<>(SafeInput.of(source, maximumPixels));
        arguments.addAll(List.of("-filter_complex", filters, "-map", "[still]"));
        arguments.addAll(jpeg(file));
        return arguments;
    }

    /// All tiles of a storyboard on one sheet: for each, the first picture at or after its moment.
    ///
    /// @param rung made here, so that its pictures come at even times
    public static List<String> storyboard(Path rung, Sheet sheet, long maximumPixels, Path file) {
        var filters = String.format(
                Locale.ROOT,
                "[0:v:0]select=gte(t\\,selected_n*%d),scale=%d:%d,tile=%dx%d,scale=out_range=pc,setsar=1,format=yuvj420p[sheet]",
                sheet.intervalSeconds(),
                sheet.tile().width(),
                sheet.tile().height(),
                sheet.columns(),
                sheet.rows());
        var arguments = new ArrayList<String>();
        if (!sheet.everyPicture()) {
            arguments.addAll(List.of("-skip_frame", "nokey"));
        }
        arguments.add("-an");
        arguments.addAll(SafeInput.of(rung, maximumPixels));
        arguments.addAll(List.of("-filter_complex", filters, "-map", "[sheet]"));
        arguments.addAll(jpeg(file));
        return arguments;
    }

    private static List<String> jpeg(Path file) {
        return List.of(
                "-frames:v",
                "1",
                "-map_metadata",
                "-1",
                "-c:v",
                "mjpeg",
                "-q:v",
                "4",
                "-f",
                "image2",
                "-update",
                "1",
                "file:" + file);
    }
}
