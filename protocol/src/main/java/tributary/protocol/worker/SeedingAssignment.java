package tributary.protocol.worker;

import org.jspecify.annotations.Nullable;

/// One swarm to seed.
///
/// @param infoHash forty hexadecimal digits
/// @param torrentUrl where its `.torrent` is to be had, relative to the site; needs the worker's token
/// @param filePath the content on this machine's disk, if the seeder shares the site's data folder
/// @param fileUrl the content by HTTP ranges otherwise, relative to the site; needs the worker's token
/// @param size of the content in bytes
public record SeedingAssignment(
        String infoHash, String torrentUrl, @Nullable String filePath, String fileUrl, long size) {}
