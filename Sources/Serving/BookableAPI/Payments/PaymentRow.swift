import Bookings
import CivilTime
import Money

/// A payment as a line of CSV.
enum PaymentRow {
    static let names = [
        "id", "booking_id", "status", "method", "amount", "refunded", "fee", "currency", "recorded_at", "recorded_by",
        "paid_at", "note", "tip", "paid_on", "reference",
        "disputed", "dispute_status",
    ]

    static func cells(_ payment: Payment) -> [String] {
        let currency = payment.currency
        return [
            payment.id.rawValue, payment.booking.rawValue, payment.status.rawValue, payment.method.rawValue,
            currency.decimal(payment.amount), currency.decimal(payment.refunded), currency.decimal(payment.fee),
            currency.code, payment.recordedAt.description, payment.recordedBy, payment.paidAt?.description ?? "",
            payment.note ?? "", currency.decimal(payment.tip),
            payment.proof.paidOn?.description ?? "", payment.proof.reference ?? "",
            currency.decimal(payment.disputed), payment.disputeStatus?.rawValue ?? "",
        ]
    }
}
