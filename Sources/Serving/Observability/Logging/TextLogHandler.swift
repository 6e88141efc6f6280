package import Logging

/// Writes each event as a line of text to standard error.
///
/// The lines are those of `StreamLogHandler`, which makes a text of a logger's metadata each time that they change, so several times
/// for each request. Here that waits until there is something to write.
package struct TextLogHandler: LogHandler {
    private let stream: StreamLogHandler

    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel = Logger.Level.info

    package init(label: String) {
        stream = StreamLogHandler.standardError(label: label)
        metadataProvider = stream.metadataProvider
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var stream = stream
        stream.metadata = metadata
        stream.metadataProvider = metadataProvider
        stream.log(event: event)
    }
}
