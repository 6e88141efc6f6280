import CivilTime
import Money
import Policies

/// What became of a case.
struct PolicyCaseOutcome: Encodable {
    /// One thing that was expected and another that came.
    struct Difference: Encodable {
        let field: String
        let expected: String
        let actual: String
    }

    let name: String

    /// The booking in words.
    let booking: String

    /// `nil` where the case passes.
    let differences: [Difference]

    init(_ example: PolicyCaseDocument, _ booking: PolicyBooking, _ result: Result<RefundDecision, PolicyError>) {
        name = example.name
        self.booking = Self.describe(booking)
        differences =
            switch result {
            case .success(let decision): Self.compare(example.expected, decision, booking.currency)
            case .failure(let error): Self.compare(example.expected, error, booking.currency)
            }
    }

    private static func compare(
        _ expected: PolicyCaseDocument.Expectation,
        _ decision: RefundDecision,
        _ currency: Currency
    ) -> [Difference] {
        if let error = expected.error {
            let actual = "a refund of \(currency.format(decision.amount)): \(decision.reason)"
            return [Difference(field: "error", expected: error.rawValue, actual: actual)]
        }
        var differences: [Difference] = []
        func compareAmounts(_ field: String, _ expected: Int64?, _ actual: Int64) {
            guard let expected, expected != actual else { return }
            differences.append(
                Difference(field: field, expected: words(expected, currency), actual: words(actual, currency))
            )
        }
        compareAmounts("entitlement", expected.entitlement, decision.entitlement)
        compareAmounts("amount", expected.amount, decision.amount)
        if let reason = expected.reason, ExactText(reason) != ExactText(decision.reason) {
            differences.append(Difference(field: "reason", expected: "\"\(reason)\"", actual: "\"\(decision.reason)\""))
        }
        return differences
    }

    private static func compare(
        _ expected: PolicyCaseDocument.Expectation,
        _ error: PolicyError,
        _ currency: Currency
    ) -> [Difference] {
        if expected.error == error.code { return [] }
        let refund = (expected.entitlement ?? expected.amount).map { "a refund of \(words($0, currency))" }
        return [
            Difference(
                field: "error",
                expected: expected.error?.rawValue ?? refund ?? "a refund",
                actual: "\(error) (\(error.code.rawValue))"
            )
        ]
    }

    private static func words(_ amount: Int64, _ currency: Currency) -> String {
        "\(amount) (\(currency.format(amount)))"
    }

    private static func describe(_ booking: PolicyBooking) -> String {
        let before =
            booking.alreadyRefunded > 0 ? ", \(booking.currency.format(booking.alreadyRefunded)) refunded before" : ""
        let notice = booking.notice.magnitude
        let clock = [notice / 3600, notice / 60 % 60, notice % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let side = booking.notice < 0 ? "after" : "before"
        return "\(booking.currency.format(booking.paid)) paid\(before), \(booking.cancelledBy.rawValue), "
            + "\(clock.joined(separator: ":")) \(side) \(Timestamp.format(booking.startAt)) in \(booking.zone.name)"
    }
}
