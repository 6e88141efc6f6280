/// A text that equals another only if their bytes are the same.
///
/// `String` compares by canonical equivalence: `"é"` written as one scalar equals `"é"` written as two. Names that come from
/// outside are told apart by their bytes wherever they are counted, as files and databases do.
public struct ExactText: Sendable {
    /// The text as it was given.
    public let text: String

    /// A text to be compared by its bytes.
    public init(_ text: String) {
        self.text = text
    }
}

extension ExactText: Hashable {
    /// Whether both have the same bytes.
    public static func == (left: Self, right: Self) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Feeds the bytes.
    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(UInt8(0xFF))
    }
}

extension ExactText: Comparable {
    /// The order of the bytes, which is that of the Unicode scalars.
    public static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension ExactText: CustomStringConvertible {
    /// The text.
    public var description: String { text }
}
