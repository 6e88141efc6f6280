import BookableAPI
import NIOCore

/// What tells whether somebody has changed meanwhile what a form was made for.
enum FormRevision {
    /// Of the contents, as tags of answers are made, since two changes may be made in one second.
    static func make(_ values: [String]) -> String {
        String(EncodedAnswer(ByteBuffer(string: values.joined(separator: "\n")), type: "text/plain").tag.prefix(16))
    }
}
