/// What a message costs, in millionths of a currency's unit: messages cost fractions of a cent.
package struct MessageCost: Hashable, Sendable, CustomStringConvertible {
    package let millionths: Int64

    /// Such as `USD`.
    package let currency: String

    /// Such as `0.007500 USD`.
    package var description: String {
        let digits = String(millionths % 1_000_000)
        return "\(millionths / 1_000_000).\(String(repeating: "0", count: 6 - digits.count))\(digits) \(currency)"
    }
}
