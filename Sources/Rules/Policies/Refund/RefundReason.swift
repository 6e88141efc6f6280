import Money

/// A plain sentence for policies that give no reason of their own.
enum RefundReason {
    static func sentence(_ entitlement: Int64, _ booking: PolicyBooking, _ policy: CompiledPolicy) -> String {
        // Nobody is told of a full refund of nothing.
        guard booking.paid > 0 else { return nothingPaid }
        return "\(policy.name): \(share(entitlement, booking)), \(circumstance(booking))\(earlier(booking))."
    }

    static let nothingPaid = "Nothing was paid."

    private static func share(_ entitlement: Int64, _ booking: PolicyBooking) -> String {
        let paid = booking.currency.format(booking.paid)
        return switch entitlement {
        case booking.paid: "full refund of \(paid)"
        case 0: "no refund of \(paid)"
        default: "\(booking.currency.format(entitlement)) of \(paid)"
        }
    }

    private static func circumstance(_ booking: PolicyBooking) -> String {
        if booking.cancelledBy == .noShow { return "the client did not come" }
        return booking.notice < 0
            ? "cancelled \(NoticeText.describe(-booking.notice)) after the start"
            : "cancelled \(NoticeText.describe(booking.notice)) before the start"
    }

    private static func earlier(_ booking: PolicyBooking) -> String {
        guard booking.alreadyRefunded > 0 else { return "" }
        return "; \(booking.currency.format(booking.alreadyRefunded)) was refunded before"
    }
}
