import NIOCore

/// What is on its way to the reader of a connection.
struct OutgoingAnswer {
    /// The address that its bytes are counted under.
    var client: IPAddress?

    /// Whether a client of HTTP/1.0 asked for the connection to be kept, and is to be told that it is.
    var namesKeepAlive = false

    /// Bytes that were written in all, whether the reader has taken them or not.
    var written = 0

    /// What the answer holds besides, until it has been written whole.
    var held = 0

    /// How many bytes waited when it was last looked.
    var unread = 0
    var progress: ReaderProgress?
    var check: Scheduled<Void>?
}
