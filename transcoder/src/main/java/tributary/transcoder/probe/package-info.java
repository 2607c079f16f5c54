/// Finds out what an uploaded file is, and refuses what is not a whole video or sound file.
///
/// A file counts as incomplete if one of these holds: an MP4 lacks its index (`moov`); reading its packets runs into
/// the
/// end of the file ("partial file", "File ended prematurely"); an MP4, AVI or WAV is shorter than it says; or the
/// packets of all tracks together end more than 1.5 s and 3 % before the length that the header declares. Formats that
/// declare no length (MPEG streams, MP3) have no end that could be missing. What decodes to more than 1 s and 2 % less
/// than its packets promise counts as damaged, which shows after the first rung and before anybody sees it.
@NullMarked
package tributary.transcoder.probe;

import org.jspecify.annotations.NullMarked;
