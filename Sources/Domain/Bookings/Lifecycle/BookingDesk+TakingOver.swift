package import Scheduling

extension BookingDesk {
    /// How taking over a booking ended.
    package enum TakeOver: Sendable {
        /// It is made; the reasons say which rules it stands against.
        case booked(Booking, against: [Explanation.Reason])

        /// What stands in its way.
        case refused([Explanation.Reason])
    }

    /// Books what was agreed elsewhere, against hours, grid, notice and limits where need be; `reason` goes into its history.
    ///
    /// Nobody is told of it, since its client knows: of messages, only those that are due later are planned. With `isPending` it waits for its
    /// provider's approval, and then has to keep to the rules. Throws as ``book(_:in:)`` does.
    package func takeOver(
        _ request: BookingRequest,
        isPending: Bool,
        reason: String,
        in transaction: Transaction
    ) async throws -> TakeOver {
        var request = request
        // Before the first read, as for every booking.
        try await transaction.connection.lock(request.provider)
        let checked = try await slots.check(
            request.startAt,
            for: request.service,
            of: request.provider,
            in: transaction
        ) { _ in }
        let decision = try await slots.decision(on: request, checked, nearby: false, in: transaction)
        let reasons = decision.refusal?.reasons ?? []
        if let refusal = decision.refusal, isPending || !refusal.canBeOverridden { return .refused(reasons) }
        request.override = isPending ? nil : reason
        switch try await book(request, as: nil, telling: .following, in: transaction) {
        case .booked(let booking, _, _): return .booked(booking, against: reasons)
        case .refused(let refusal): return .refused(refusal.reasons)
        }
    }
}
