/// Stars as addresses write them.
package enum RatingText {
    /// A number from 1 to 5 with at most two decimals, such as `4.5`, in hundredths; `nil` for anything else.
    package static func hundredths(_ text: String) -> Int64? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].count == 1, let whole = digit(parts[0].first) else { return nil }
        var hundredths = 100 * whole
        if parts.count == 2 {
            guard (1...2).contains(parts[1].count), let tenths = digit(parts[1].first) else { return nil }
            hundredths += 10 * tenths
            if parts[1].count == 2 {
                guard let last = digit(parts[1].last) else { return nil }
                hundredths += last
            }
        }
        return (100...500).contains(hundredths) ? hundredths : nil
    }

    private static func digit(_ byte: UInt8?) -> Int64? {
        guard let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        return Int64(byte - UInt8(ascii: "0"))
    }
}
