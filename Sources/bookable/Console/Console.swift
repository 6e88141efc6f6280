import Foundation

/// Standard output, standard error and the ways to end a command.
enum Console {
    /// Writes a line to standard error.
    static func complain(_ message: String) {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
    }

    /// Writes bytes to standard output as they are.
    static func write(_ data: Data) {
        FileHandle.standardOutput.write(data)
    }

    /// The text of `value` as JSON with sorted keys, on one line.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Unix seconds now.
    static func now() -> Int64 {
        Int64(Date().timeIntervalSince1970.rounded(.down))
    }
}
