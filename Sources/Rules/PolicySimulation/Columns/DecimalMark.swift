/// What stands between the units of a currency and their fraction.
public enum DecimalMark: String, CaseIterable, Sendable {
    case point = "."
    case comma = ","

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : Byte.comma }

    /// The mark of thousands that goes with it.
    var grouping: UInt8 { self == .point ? Byte.comma : UInt8(ascii: ".") }
}
