import CivilTime
package import Logging

/// Writes each event as one line of JSON: `time`, `level`, `message`, `label` and the metadata by its keys.
///
/// Metadata given as `.stringConvertible` of an integer, a `Double` or a `Bool` is a number or a Boolean there too, so that a
/// program can compare it; all other values are texts.
///
/// Metadata that would take one of those names is written with an underscore before it. The name of the source and the
/// place in it are left out.
package struct JSONLogHandler: LogHandler {
    private let label: String
    private let clock: @Sendable () -> Int64
    private let write: @Sendable (String) -> Void

    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel = Logger.Level.info

    /// - Parameters:
    ///   - label: The logger's.
    ///   - clock: Milliseconds since 1970 UTC.
    ///   - write: Takes one line without its end; is called from any thread.
    package init(
        label: String,
        clock: @escaping @Sendable () -> Int64,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        self.clock = clock
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var all = metadataProvider?.get() ?? [:]
        all.merge(metadata) { $1 }
        all.merge(event.metadata ?? [:]) { $1 }
        if let error = event.error { all["error.message"] = all["error.message"] ?? "\(error)" }
        var line = LogLine()
        line.add("time", .string(time))
        line.add("level", .string(event.level.rawValue))
        line.add("message", .string(event.message.description))
        line.add("label", .string(label))
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            line.add(Self.reserved.contains(key) ? "_\(key)" : key, value)
        }
        write(line.text)
    }

    /// RFC 3339 in UTC with milliseconds.
    private var time: String {
        let now = clock()
        let (seconds, milliseconds) = now.quotientAndRemainder(dividingBy: 1_000)
        let fraction = "\(1_000 + milliseconds)".dropFirst()
        return "\(Timestamp.format(seconds).dropLast()).\(fraction)Z"
    }

    private static let reserved: Set<String> = ["time", "level", "message", "label"]
}
