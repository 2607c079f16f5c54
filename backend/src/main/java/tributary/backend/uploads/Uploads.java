package tributary.backend.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channels;
import tributary.backend.site.Refused;
import tributary.backend.videos.DetailsCheck;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoDetails;
import tributary.backend.videos.Videos;

/// Sources on their way. An upload belongs to whoever began it; to all others it does not exist.
@Service
public class Uploads {

    private final UploadRows rows;
    private final UploadFiles files;
    private final UploadLimits limits;
    private final UploadReception reception;
    private final UploadCompletion completion;
    private final UploadSettings settings;
    private final Channels channels;
    private final DetailsCheck check;
    private final Videos videos;

    Uploads(
            UploadRows rows,
            UploadFiles files,
            UploadLimits limits,
            UploadReception reception,
            UploadCompletion completion,
            UploadSettings settings,
            Channels channels,
            DetailsCheck check,
            Videos videos) {
        this.rows = rows;
        this.files = files;
        this.limits = limits;
        this.reception = reception;
        this.completion = completion;
        this.settings = settings;
        this.channels = channels;
        this.check = check;
        this.videos = videos;
    }

    static Refused unknown() {
        return Refused.notFound("There is no such upload. It may have been removed because nothing came for long.");
    }

    /// Of one file, in bytes.
    public long maximumSize() {
        return settings.maximumSize().toBytes();
    }

    /// What counts against the account's quota, in bytes.
    @Transactional(readOnly = true)
    public long usedBytes(long accountId) {
        return limits.usedBytes(accountId);
    }

    /// Of the last 24 hours, in bytes.
    @Transactional(readOnly = true)
    public long usedBytesOfToday(long accountId) {
        return rows.bytesOfToday(accountId);
    }

    /// @throws Refused if a limit stands against it or the details are not right
    @Transactional
    public Upload begin(SignedIn who, NewUpload wanted) {
        if (wanted.size() <= 0) {
            throw Refused.invalid("This file is empty.");
        }
        var named = new NewUpload(
                FileNames.plain(wanted.fileName()), wanted.fingerprint(), wanted.size(), wanted.details());
        var details = check.require(wanted.details() == null ? usual(who, named) : wanted.details(), who.accountId());
        rows.lockLimits(who.accountId());
        limits.require(who.accountId(), named.size());
        var id = UUID.randomUUID();
        try {
            files.create(id);
        } catch (IOException failure) {
            throw new UncheckedIOException("The upload cannot be stored", failure);
        }
        rows.insert(id, who.accountId(), named, details, settings.expiry());
        return rows.find(id).orElseThrow();
    }

    private VideoDetails usual(SignedIn who, NewUpload upload) {
        var channel = channels.ownedBy(who.accountId()).stream()
                .findFirst()
                .orElseThrow(() -> Refused.conflict("You have no channel yet. Make one first."));
        return VideoDetails.named(FileNames.title(upload.fileName()), channel.id());
    }

    @Transactional(readOnly = true)
    public Optional<Upload> find(UUID id, SignedIn who) {
        return rows.find(id).filter(upload -> upload.accountId() == who.accountId());
    }

    /// @throws Refused 404 if there is none or it is somebody else's
    @Transactional(readOnly = true)
    public Upload require(UUID id, SignedIn who) {
        return find(id, who).orElseThrow(Uploads::unknown);
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public List<Upload> unfinished(SignedIn who) {
        return rows.unfinished(who.accountId());
    }

    /// The offset at which to go on. Whatever other request still writes is cut off.
    public long offset(UUID id, SignedIn who) {
        var upload = require(id, who);
        return upload.videoId() == null ? reception.settle(id) : upload.size();
    }

    /// Takes bytes; with the last one the video comes to be.
    ///
    /// @param checksum of these bytes, if the sender gave one
    /// @return the new offset
    /// @throws Refused 404, 409 if the offset is wrong
    /// @throws ChecksumMismatch if the bytes were damaged on the way
    /// @throws ConnectionLost if the connection breaks; the next [#offset] tells what was kept
    /// @throws IOException if the disk fails
    public long receive(UUID id, SignedIn who, long offset, InputStream content, @Nullable Checksum checksum)
            throws IOException {
        require(id, who);
        return reception.receive(id, offset, content, checksum);
    }

    /// The video of an upload of which everything was received.
    ///
    /// @throws Refused 409 if bytes are missing
    public Video complete(UUID id, SignedIn who) {
        require(id, who);
        var video = completion.complete(id);
        reception.forget(id);
        return video;
    }

    /// For an upload whose size and name were not known before it came: what was received is the whole file.
    ///
    /// @param change from the usual details of a file of that name to what shall stand
    /// @throws Refused as [#begin]
    @Transactional
    public void receivedWhole(UUID id, SignedIn who, String fileName, long size, UnaryOperator<VideoDetails> change) {
        require(id, who);
        var named = new NewUpload(FileNames.plain(fileName), null, size, null);
        var details = check.require(change.apply(usual(who, named)), who.accountId());
        rows.receivedWhole(id, named, details);
    }

    /// Says what the video will be; once it is there, changes it.
    ///
    /// @param change from what stands now to what shall stand
    @Transactional
    public void describe(UUID id, SignedIn who, UnaryOperator<VideoDetails> change) {
        var found = require(id, who);
        var upload = found.videoId() != null ? found : rows.lock(id).orElseThrow(Uploads::unknown);
        var video = upload.videoId() == null ? Optional.<Video>empty() : videos.find(upload.videoId());
        if (video.isPresent()) {
            videos.change(video.get().id(), change.apply(video.get().details()));
            return;
        }
        rows.describe(id, check.require(change.apply(upload.details()), who.accountId()));
    }

    /// Ends an upload and removes what came of it; one that has become a video is only forgotten.
    public void abandon(UUID id, SignedIn who) {
        var upload = require(id, who);
        if (upload.videoId() == null) {
            reception.settle(id);
            rows.delete(id);
            files.delete(id);
        }
        reception.forget(id);
    }
}
