import Bookings
import CivilTime
import Money

/// A refund as a line of CSV.
enum RefundRow {
    static let names = [
        "id", "booking_id", "kind", "status", "amount", "entitlement", "currency", "reason", "created_at", "created_by",
        "paid_on", "reference",
    ]

    static func cells(_ settlement: Settlement) -> [String] {
        let refund = settlement.refund
        return [
            refund.id.rawValue, refund.booking.rawValue, refund.kind.rawValue, refund.status.rawValue,
            refund.currency.decimal(refund.amount), refund.currency.decimal(refund.entitlement), refund.currency.code,
            refund.reason, refund.createdAt.description, refund.createdBy,
            settlement.parts.compactMap { $0.proof.paidOn?.description }.joined(separator: " + "),
            settlement.parts.compactMap(\.proof.reference).joined(separator: " + "),
        ]
    }
}
