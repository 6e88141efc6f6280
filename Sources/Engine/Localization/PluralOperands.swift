/// A number as plural rules look at it: by its digits as they are written, so that 1 and 1.0 may differ.
///
/// The names are those of UTS 35, part 3, *Plural Operand Meanings*.
public struct PluralOperands: Hashable, Sendable {
    /// The whole part.
    let i: Int
    /// How many digits stand after the point, zeros at the end among them.
    let v: Int
    /// The digits after the point as a number.
    let f: Int
    /// The same without the zeros at the end.
    let t: Int
    /// The exponent of a compact number such as `1M`; Bookable writes none.
    var e: Int { 0 }

    /// A whole number; its sign does not matter.
    public init(_ number: Int) {
        i = Int(clamping: number.magnitude)
        v = 0
        f = 0
        t = 0
    }

    /// A plain decimal number such as `1.50`; `nil` if it is anything else, or has more than nine digits on either side.
    public init?(decimal text: String) {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2 else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard let i = Self.number(whole),
            let f = fraction.isEmpty ? (parts.count == 1 ? 0 : nil) : Self.number(fraction)
        else { return nil }
        self.i = i
        self.v = fraction.utf8.count
        self.f = f
        var t = f
        while t != 0, t.isMultiple(of: 10) { t /= 10 }
        self.t = t
    }

    private static func number(_ digits: Substring) -> Int? {
        guard (1...9).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(digits)
    }
}
