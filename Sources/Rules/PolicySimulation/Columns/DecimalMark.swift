/// The decimal mark of amounts.
public enum DecimalMark: String, CaseIterable, Sendable {
    case point = "."
    case comma = ","

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : Byte.comma }

    /// The matching thousands separator.
    var grouping: UInt8 { self == .point ? Byte.comma : UInt8(ascii: ".") }
}
