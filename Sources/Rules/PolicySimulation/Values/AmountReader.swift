package import Money

/// Reads amounts in the notations of people and programs.
package enum AmountReader {
    package enum Reading: Equatable {
        case amount(Int64)

        /// It is not an amount.
        case invalid

        /// It can be read in more than one way; the option that decides.
        case unclear(option: String)
    }

    /// The amount of a field in minor units.
    ///
    /// Without `unit`, a whole number with the `.0` that a spreadsheet or pandas adds counts minor units; any other fraction
    /// leaves open what is counted.
    package static func read(
        _ field: UnsafeBufferPointer<UInt8>,
        unit: AmountUnit?,
        mark: DecimalMark?,
        currency: Currency?
    ) -> Reading {
        guard field.count <= 64, let number = Number(field, currency: currency) else { return .invalid }
        guard let split = number.split(mark) else {
            return number.isGrouped(mark) ? .unclear(option: "--decimal") : .invalid
        }
        switch unit {
        case .decimal:
            guard let currency else { return .invalid }
            return amount(number.isNegative, split.whole, split.fraction, digits: currency.digits)
        case .minor:
            return amount(number.isNegative, split.whole, split.fraction, digits: 0)
        case nil:
            guard !number.hasMarks || split.fraction == [0] && split.mark == .point && !split.isGrouped else {
                return .unclear(option: "--amounts")
            }
            return amount(number.isNegative, split.whole, split.fraction, digits: 0)
        }
    }

    private static func amount(_ isNegative: Bool, _ whole: [UInt8], _ fraction: [UInt8], digits: Int) -> Reading {
        guard fraction.dropFirst(digits).allSatisfy({ $0 == 0 }), whole.count <= 15 else { return .invalid }
        let shown = fraction.prefix(digits)
        let padded = whole + shown + Array(repeating: 0, count: digits - shown.count)
        let value = padded.reduce(Int64(0)) { $0 * 10 + Int64($1) }
        return .amount(isNegative ? -value : value)
    }
}
