import Bookings

/// The outcome of an audit as it is printed.
struct AuditDocument: Encodable {
    /// One refund or booking that does not agree.
    struct Finding: Encodable {
        let refund: String?
        let booking: String
        let recorded: Figures?
        let computed: Figures?

        /// What does not agree, in words.
        let reasons: [String]

        init(_ finding: AuditFinding) {
            refund = finding.refund?.rawValue
            booking = finding.booking.rawValue
            recorded = finding.recorded.map(Figures.init)
            computed = finding.computed.map(Figures.init)
            reasons = finding.disagreements.map(\.description)
        }

        /// The finding as a paragraph for people.
        var text: String {
            var lines = ["\(refund ?? "no refund") of \(booking): \(reasons.joined(separator: "; "))"]
            if let recorded { lines.append("  recorded  \(recorded.text)") }
            if let computed { lines.append("  computed  \(computed.text)") }
            return lines.joined(separator: "\n")
        }
    }

    /// What a refund gives, in minor units.
    struct Figures: Encodable {
        let status: String
        let amount: Int64
        let entitlement: Int64
        let reason: String

        init(_ figures: AuditFinding.Figures) {
            status = figures.status.rawValue
            amount = figures.amount
            entitlement = figures.entitlement
            reason = figures.reason
        }

        var text: String { "\(status), amount \(amount), entitlement \(entitlement): \(reason)" }
    }

    /// How many refunds were computed again.
    let refunds: Int
    let findings: [Finding]
}
