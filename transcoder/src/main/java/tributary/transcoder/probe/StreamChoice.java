package tributary.transcoder.probe;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.protocol.worker.ChapterMark;
import tributary.transcoder.plan.FrameRate;
import tributary.transcoder.plan.Picture;
import tributary.transcoder.plan.Source;
import tributary.transcoder.plan.TextTrack;

/// Which tracks of a file are shown and heard: those that it prefers, else the first.
final class StreamChoice {

    private final FfprobeOutput.@Nullable Stream picture;
    private final FfprobeOutput.@Nullable Stream sound;
    private final boolean hasStill;
    private final List<ChapterMark> chapters;
    private final List<TextTrack> texts;

    StreamChoice(FfprobeOutput header) {
        List<FfprobeOutput.Stream> streams = header.streams() == null ? List.of() : header.streams();
        picture = choose(streams, "video").orElse(null);
        sound = choose(streams, "audio").orElse(null);
        hasStill = streams.stream().anyMatch(FfprobeOutput.Stream::isStill);
        chapters = ChapterMarks.of(header);
        texts = TextTracks.of(streams);
    }

    private static Optional<FfprobeOutput.Stream> choose(List<FfprobeOutput.Stream> streams, String type) {
        var usable = streams.stream()
                .filter(stream -> type.equals(stream.type()) && !stream.isStill())
                .filter(stream -> stream.codec() != null && !stream.codec().equals("unknown"))
                .filter(stream -> !type.equals("video") || (stream.width() > 0 && stream.height() > 0))
                .toList();
        return usable.stream()
                .filter(FfprobeOutput.Stream::isDefault)
                .findFirst()
                .or(() -> usable.stream().findFirst());
    }

    void requireSomething() throws SourceRefused {
        if (picture == null && sound == null) {
            throw hasStill ? Refusals.stillPicture("no moving picture") : Refusals.notMedia("no usable track");
        }
    }

    void requirePixels(long maximum) throws SourceRefused {
        if (picture != null && (long) picture.width() * picture.height() > maximum) {
            throw Refusals.tooManyPixels(maximum, picture.width() + "x" + picture.height());
        }
    }

    /// @throws SourceRefused if the tracks turn out to be empty
    Source source(Survey survey) throws SourceRefused {
        var pictures = picture == null ? null : survey.of(picture.index());
        var sounds = sound == null ? null : survey.of(sound.index());
        if (pictures != null && pictures.packets() < 2 && sounds == null) {
            throw Refusals.stillPicture(pictures.packets() + " picture");
        }
        if (pictures == null && sounds == null) {
            throw Refusals.truncated("no packets");
        }
        // One picture beside sound is a cover, whatever the file calls it.
        var moves = picture != null && pictures != null && pictures.packets() >= 2;
        if (!moves && sounds == null) {
            throw Refusals.truncated("no packets");
        }
        var start = Math.min(
                moves && pictures != null ? pictures.start() : Double.POSITIVE_INFINITY,
                sounds != null ? sounds.start() : Double.POSITIVE_INFINITY);
        return new Source(
                moves && picture != null ? describe(picture) : null,
                moves && pictures != null ? pictures.end() - start : 0,
                sounds != null && sound != null ? Integer.valueOf(sound.index()) : null,
                sounds != null ? sounds.end() - start : 0,
                chapters,
                texts);
    }

    private static Picture describe(FfprobeOutput.Stream stream) {
        var fields = stream.fieldOrder() == null ? "" : stream.fieldOrder();
        return new Picture(
                stream.index(),
                stream.width(),
                stream.height(),
                aspect(stream.pixelAspect()),
                rotation(stream),
                rate(stream.nominalRate()),
                rate(stream.averageRate()),
                stream.transfer() == null ? "" : stream.transfer(),
                List.of("tt", "bb", "tb", "bt").contains(fields));
    }

    private static int rotation(FfprobeOutput.Stream stream) {
        if (stream.sideData() == null) {
            return 0;
        }
        return stream.sideData().stream()
                .map(FfprobeOutput.SideData::rotation)
                .filter(rotation -> rotation != null)
                .mapToInt(rotation -> (int) (Math.round(rotation / 90.0) * 90))
                .map(rotation -> Math.floorMod(rotation, 360))
                .findFirst()
                .orElse(0);
    }

    private static double aspect(@Nullable String ratio) {
        var parts = ratio == null ? new String[0] : ratio.split(":");
        if (parts.length != 2) {
            return 1;
        }
        var aspect = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
        // Beyond that it is a mistake of the file.
        return aspect > 0.1 && aspect < 10 ? aspect : 1;
    }

    private static @Nullable FrameRate rate(@Nullable String fraction) {
        var parts = fraction == null ? new String[0] : fraction.split("/");
        if (parts.length != 2) {
            return null;
        }
        var numerator = Long.parseLong(parts[0]);
        var denominator = Long.parseLong(parts[1]);
        if (numerator < 1 || denominator < 1) {
            return null;
        }
        if (numerator <= 1_000_000 && denominator <= 1_000_000) {
            return new FrameRate((int) numerator, (int) denominator);
        }
        var thousandths = Math.round(1000.0 * numerator / denominator);
        return thousandths < 1 || thousandths > Integer.MAX_VALUE ? null : new FrameRate((int) thousandths, 1000);
    }
}
