/// The ways by which files come in: tus for pages, multipart and PeerTube's resumable protocol for programs.
@NullMarked
package tributary.backend.uploads.web;

import org.jspecify.annotations.NullMarked;
