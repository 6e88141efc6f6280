/// A row that is not a cancellation.
public struct RejectedRow: Hashable, Sendable {
    /// The line on which the row begins, from 1; the header is line 1.
    public let line: Int

    /// Which field is wrong, and how.
    public let reason: String

    /// The reason without the row's own values: one of a few dozen sentences, by which rows can be counted.
    public let kind: String
}

extension RejectedRow: CustomStringConvertible {
    /// The line and the reason, as in `line 12: paid is empty`.
    public var description: String { "line \(line): \(reason)" }
}
