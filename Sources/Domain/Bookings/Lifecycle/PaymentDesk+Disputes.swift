import Money
import SQL

extension PaymentDesk {
    /// The disputes of payments; reads nothing if none of them has any.
    package func disputes(
        of payments: [Payment],
        in transaction: Transaction
    ) async throws -> [PaymentID: [Dispute]] {
        let disputed = payments.filter { $0.disputeStatus != nil }.map(\.id)
        return try await disputeStore.list(of: disputed, in: transaction.connection)
    }

    /// Takes in what Stripe says of a dispute as it stands now; the same report may come any number of times.
    ///
    /// While a dispute is open, and after it is lost, its money is gone: it pays refunds that are owed from the payment,
    /// and what is left is taken from the payment. `nil` if the payment does not count as paid.
    package func takeIn(
        _ reported: ReportedDispute,
        of id: PaymentID,
        in transaction: Transaction
    ) async throws -> Dispute? {
        try await lock(id, in: transaction)
        let found = try await payments.find(id, in: transaction.connection)
        var booking = try await holds.current(found.booking, in: transaction)
        let payment = try await payments.find(id, in: transaction.connection)
        guard payment.status == .paid else { return nil }
        let known = try await disputeStore.find(reported.id, of: id, in: transaction.connection)
        // Read before the bank had decided, and told after.
        if let known, known.status == .won || known.status == .lost, !reported.status.isFinal { return known }
        var dispute = reported.applied(to: known, of: id, at: transaction.now)
        if let known, known.status == .open, known.amount != dispute.amount {
            // The refunds that it holds are chosen anew: it may hold too much of them now, or too little.
            try await payouts.release(from: dispute.id, of: id, in: transaction)
        }
        if dispute.status.tookMoney {
            dispute.withdrawn = try await withdraw(dispute, from: payment, of: booking, in: transaction)
        } else {
            dispute.withdrawn = 0
            try await payouts.release(from: dispute.id, of: id, in: transaction)
        }
        guard dispute != known else { return dispute }
        let change = dispute.withdrawn - (known?.withdrawn ?? 0)
        try await disputeStore.put(dispute, in: transaction.connection)
        try await payments.add(change, takenBy: dispute, in: transaction.connection)
        let isNews = dispute.isNews(after: known)
        guard isNews || change != 0 else { return dispute }
        booking.refunded += change
        let note = try await note(on: dispute, of: booking, in: transaction)
        let entry = BookingStore.Change(dispute.status.changeKind, in: transaction.bySystem(), note: note)
        try await bookings.update(&booking, change: entry, in: transaction.connection)
        // After the booking, whose revision names the messages about it.
        if isNews { try await tell(dispute, of: payment.id, in: transaction) }
        return dispute
    }

    private func tell(_ dispute: Dispute, of id: PaymentID, in transaction: Transaction) async throws {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        let payment = try await payments.find(id, in: transaction.connection)
        try await tell(
            EventKind(dispute.status),
            PaymentEventData(payment, dispute),
            subject: DisputedPayment(payment: payment, dispute: dispute),
            of: provider,
            in: transaction
        )
    }

    /// Has a dispute pay what is owed from its payment, and returns what it takes from the rest of it.
    private func withdraw(
        _ dispute: Dispute,
        from payment: Payment,
        of booking: Booking,
        in transaction: Transaction
    ) async throws -> Int64 {
        let covered = try await payouts.covered(by: dispute.id, of: payment.id, in: transaction)
        let missing = min(dispute.amount, payment.amount) - dispute.withdrawn - covered
        let left = try await payouts.hold(max(missing, 0), of: payment.id, for: dispute.id, in: transaction)
        if dispute.status == .lost {
            try await payouts.settle(byLost: dispute.id, of: payment.id, in: transaction)
        }
        // The bank may ask for less than it did at first.
        guard missing >= 0 else { return max(dispute.withdrawn + missing, 0) }
        let room = min(payment.amount - payment.refunded, booking.paid - booking.refunded)
        return dispute.withdrawn + min(left, room)
    }

    private func note(
        on dispute: Dispute,
        of booking: Booking,
        in transaction: Transaction
    ) async throws -> String {
        let amount = booking.amount(dispute.amount)
        let reason = dispute.reason.map { ", \($0)" } ?? ""
        let evidence = dispute.evidenceDueAt.map { " Evidence is taken until \($0)." } ?? ""
        switch dispute.status {
        case .inquiry:
            return "The payer's bank asks about \(amount) (\(dispute.id)\(reason)). Nothing was withdrawn.\(evidence)"
        case .open: return "The payer's bank has withdrawn \(amount) (\(dispute.id)\(reason)).\(evidence)"
        case .lost: return "The dispute of \(amount) is lost (\(dispute.id))."
        case .won, .closed:
            let outcome = dispute.status == .won ? "won" : "closed without a withdrawal"
            let owed = try await entitlementLeft(of: booking, in: transaction)
            let rest = owed.map { " The cancellation entitled the client to \($0) more than was given back." } ?? ""
            return "The dispute of \(amount) is \(outcome) (\(dispute.id)).\(rest)"
        }
    }

    /// What a cancellation entitled the client to that was not given back because a dispute had taken the money; `nil` if
    /// nothing.
    private func entitlementLeft(of booking: Booking, in transaction: Transaction) async throws -> MonetaryAmount? {
        guard booking.cancellation != nil else { return nil }
        let refunds = try await payouts.refunds.list(
            provider: booking.provider,
            booking: booking.id,
            after: nil,
            limit: 1_000,
            in: transaction.connection
        )
        guard let entitlement = refunds.last(where: { $0.kind == .cancellation })?.entitlement,
            entitlement > booking.refunded
        else { return nil }
        return booking.amount(entitlement - booking.refunded)
    }
}

extension Dispute.Status {
    fileprivate var changeKind: BookingChange.Kind {
        switch self {
        case .inquiry, .open: .paymentDisputed
        case .lost: .disputeLost
        case .won, .closed: .disputeClosed
        }
    }
}
