package tributary.backend.torrents;

import tributary.protocol.InfoHash;

/// The torrent of one rendition.
///
/// @param name the file's name inside the torrent, the same as in its media address
/// @param pieceLength in bytes
/// @param size of the file in bytes
public record Torrent(long renditionId, long videoId, InfoHash infoHash, String name, int pieceLength, long size) {}
