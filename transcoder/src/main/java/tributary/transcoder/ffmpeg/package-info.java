/// Brings FFmpeg onto the machine, words its commands, and runs it on a short leash.
@NullMarked
package tributary.transcoder.ffmpeg;

import org.jspecify.annotations.NullMarked;
