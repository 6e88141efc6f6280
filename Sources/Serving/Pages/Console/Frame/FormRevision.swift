import BookableAPI
import NIOCore

/// A fingerprint of what a form was made for, which shows whether somebody has changed that meanwhile.
enum FormRevision {
    /// Made from the contents, as entity tags are, since two changes can be made in one second.
    static func make(_ values: [String]) -> String {
        String(EncodedAnswer(ByteBuffer(string: values.joined(separator: "\n")), type: "text/plain").tag.prefix(16))
    }
}
