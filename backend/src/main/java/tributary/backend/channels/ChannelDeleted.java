package tributary.backend.channels;

/// A channel is about to be deleted; published inside the transaction, before its row goes.
public record ChannelDeleted(long channelId) {}
