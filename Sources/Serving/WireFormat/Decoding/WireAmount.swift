import Bookings
package import Money
import Policies

/// An amount of money as documents write it: whole minor units as a number, or a decimal number as text, such as `"40.00"`.
package enum WireAmount: Hashable, Sendable {
    case minorUnits(Int64)
    case decimal(String)
}

/// Reads a number as it is written: one with a decimal point may mean something else than a whole number.
private struct NumberOrText: Decodable {
    let text: String
    let isNumber: Bool

    init(from decoder: any Decoder) throws {
        let document = JSONValue.documentKey.flatMap { decoder.userInfo[$0] as? JSONValue }
        let value = (decoder as? ValueDecoder)?.value ?? document?.value(at: decoder.codingPath)
        if case .number(let text)? = value {
            self.text = text
            isNumber = true
        } else {
            text = try decoder.singleValueContainer().decode(String.self)
            isNumber = false
        }
    }
}

extension Fields {
    /// An amount from `least` to the largest one.
    ///
    /// A number with a decimal point is refused: `40.00` is what people write for forty euros, and not for forty cents.
    package mutating func amount(_ key: String, from least: Int64) throws -> WireAmount? {
        let bounds = least...Currency.maximumAmount
        return try reading(key) { fields in
            guard
                let written = try fields.value(
                    key,
                    as: NumberOrText.self,
                    orRefuse: "This must be an amount: 4000 as minor units, or \"40.00\" beside a currency.",
                    .type("40.00")
                )
            else { return nil }
            if !written.isNumber { return try fields.decimal(written.text, key) }
            guard let amount = Int64(written.text) else {
                let reason =
                    "\(written.text) is not a whole number of minor units. Write 4000 for EUR 40.00, or \"40.00\" as text beside a currency."
                throw fields.refusal(key, reason, .value, fault: .format("4000"))
            }
            guard bounds.contains(amount) else {
                throw fields.refusal(
                    key,
                    "This must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound); it is \(amount).",
                    fault: .range(bounds)
                )
            }
            return .minorUnits(amount)
        }
    }

    private func decimal(_ text: String, _ key: String) throws -> WireAmount {
        guard text.wholeMatch(of: /[0-9]{1,13}(\.[0-9]{1,3})?/) != nil else {
            let reason = "\(quoted(text)) is not an amount such as \"40.00\", or 4000 as minor units."
            throw refusal(key, reason, fault: .format("40.00"))
        }
        return .decimal(text)
    }

    /// The minor units of an amount in `currency`, which has to be named where the amount is text.
    package mutating func minorUnits(
        of amount: WireAmount?,
        _ key: String,
        in currency: Currency?,
        from least: Int64
    ) throws -> Int64? {
        switch amount {
        case nil: return nil
        case .minorUnits(let amount): return amount
        case .decimal(let text):
            return try reading(key) { fields in
                guard let currency else {
                    // A currency that is refused is not missing, and what the amount means depends on the right one.
                    guard !fields.isRefused("currency") else { return nil }
                    let reason = "An amount as text needs its currency beside it, such as \"currency\": \"EUR\"."
                    throw fields.refusal(key, reason, .value, fault: .invalid)
                }
                guard let amount = currency.amount(ofDecimal: text), amount >= least else {
                    let reason = "\(text) is not an amount of \(currency), which has \(currency.digits) decimals."
                    throw fields.refusal(key, reason, .value, fault: .format(currency.decimal(4_000)))
                }
                return amount
            }
        }
    }
}
