/// What the tests share: FFmpeg, sources made with it, and a site that implements the worker API by hand.
@NullMarked
package tributary.transcoder.kit;

import org.jspecify.annotations.NullMarked;
