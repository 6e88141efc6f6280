import CivilTime
import SQL

extension BookingDesk {
    /// Makes a pending booking stand, without anything new to say of its client.
    package func confirm(_ id: BookingID, in transaction: Transaction) async throws -> Booking {
        try await confirm(id, with: ClientChanges(), in: transaction).booking
    }

    /// Makes a pending booking stand.
    ///
    /// A client cannot do so where the provider's approval is awaited, and nobody where the payment is. What is due
    /// ahead is asked for once the provider has approved.
    ///
    /// `changes` say who the client is, which a slot that is held for somebody needs to become a booking. One that needs
    /// the provider's approval, or a payment, then waits for that, and is returned with what is to be paid. If the service needs a proof of
    /// the client's address, the slot stays held until that is there, and is returned as it is.
    package func confirm(
        _ id: BookingID,
        with changes: ClientChanges,
        paying way: Payment.Way = .intent,
        in transaction: Transaction
    ) async throws -> (booking: Booking, payment: Payment?) {
        var booking = try await holds.current(id, in: transaction)
        guard booking.status == .pending else { throw booking.wrongState("confirmed", from: "pending") }
        let service = try await services.find(booking.service, of: booking.provider, in: transaction.connection)
        let (held, earlier) = (booking, booking.client)
        let proof = earlier.areAwaited ? try await proofs.find(id, in: transaction) : nil
        booking.client = try claimant(of: booking, proof, with: changes, in: transaction)
        guard !booking.client.areAwaited else { throw BookingsError.clientRequired }
        var change = BookingStore.Change(.confirmed, in: transaction)
        if booking.client != earlier {
            try check(booking.client, for: service)
            change.earlierClient = earlier
        }
        let way = proof?.paymentWay ?? way
        if proof != nil {
            try await proofs.forget(id, in: transaction)
        } else if earlier.areAwaited, needsProof(of: service, in: transaction) {
            try await checkProvable(booking.client, of: booking.provider, in: transaction)
            try check(way)
            if transaction.requester.isCounted(at: booking.provider) {
                // Whoever holds many slots could have a code for each mailed to somebody else.
                let marks = HoldMarks(address: nil, client: booking.client)
                try await check(marks, besides: id, of: booking.provider, in: transaction)
                try await bookings.count(id, among: marks, in: transaction.connection)
            }
            let way = booking.prepayment > 0 ? way : nil
            return (try await proofs.ask(booking.client, paying: way, toKeep: held, in: transaction), nil)
        }
        // Approval and payment are asked for only now: while the slot was merely held, nobody knew for whom.
        if earlier.areAwaited, let outcome = try await request(booking, of: service, way, change, in: transaction) {
            return outcome
        }
        // A client who completes a hold has returned above; this one would approve in the provider's place.
        if case .client = transaction.requester, service.requiresApproval {
            throw BookingsError(.forbidden, "The provider confirms bookings of this service.")
        }
        if booking.prepayment > 0 {
            return (try await approve(booking, of: service, change, in: transaction), nil)
        }
        booking.status = .confirmed
        booking.expiresAt = nil
        try await bookings.update(&booking, change: change, in: transaction.connection)
        return (booking, nil)
    }

    /// Lets a booking whose client is known from now on wait for its approval or its payment; `nil` if it needs neither, or if
    /// who approves confirms it.
    private func request(
        _ booking: Booking,
        of service: Service,
        _ way: Payment.Way,
        _ change: BookingStore.Change,
        in transaction: Transaction
    ) async throws -> (booking: Booking, payment: Payment?)? {
        let isApproved =
            service.requiresApproval && transaction.requester.party == .provider
            && !transaction.requester.isCounted(at: booking.provider)
        guard !isApproved, service.requiresApproval || booking.prepayment > 0 else { return nil }
        try check(way)
        var (booking, change) = (booking, change)
        if transaction.requester.isCounted(at: booking.provider) {
            // The address was counted when the slot was held. Only whom it is for is new.
            let marks = HoldMarks(address: nil, client: booking.client)
            try await check(marks, besides: booking.id, of: booking.provider, in: transaction)
            change.heldFor = marks.contact
        }
        booking.paymentWay = booking.prepayment > 0 ? way : nil
        booking.expiresAt = end(ofWaitFor: service, booking, at: transaction.now)
        try await bookings.update(&booking, change: change.renamed(.requested), in: transaction.connection)
        // As in `book`: no money is asked for before the provider has approved.
        guard !service.requiresApproval else { return (booking, nil) }
        let provider = try await providers.find(booking.provider, in: transaction.connection)
        let payment = try await payments.request(
            for: booking,
            of: provider,
            page: page(of: way, for: service),
            isAwaited: true,
            in: transaction
        )
        return (booking, payment)
    }

    /// When a booking that waits from now on is given up.
    private func end(ofWaitFor service: Service, _ booking: Booking, at now: Instant) -> Instant {
        // A service that no longer asks for what this booking owes gives no time: the payment has its usual one.
        let wait =
            wait(for: service, seats: booking.seats.count, startingAt: booking.startAt, at: now) ?? terms?.hold ?? 1
        // A second at least, which the sweeper ends like any other hold.
        return min(now + wait, max(booking.startAt, now + 1))
    }

    /// Approves a booking that is to be paid ahead: from now on it waits for its payment.
    ///
    /// Throws where it waits for the payment already.
    private func approve(
        _ booking: Booking,
        of service: Service,
        _ change: BookingStore.Change,
        in transaction: Transaction
    ) async throws -> Booking {
        var booking = booking
        // If approval is required, approving makes the first payment. One that is there says that this has been done.
        guard service.requiresApproval,
            try await payments.store.list(of: booking.id, in: transaction.connection).isEmpty
        else {
            throw BookingsError(.wrongState, "The booking waits for its payment, which confirms it.")
        }
        guard let terms else {
            throw BookingsError(.paymentsUnavailable, "This server takes no payments: Stripe is not configured.")
        }
        // A client who is approved at the last moment has a second, which the sweeper ends like any other hold.
        booking.expiresAt = min(transaction.now + terms.holdAfterApproval, max(booking.startAt, transaction.now + 1))
        try await bookings.update(
            &booking,
            change: change.renamed(.approved),
            in: transaction.connection
        )
        let provider = try await providers.find(booking.provider, in: transaction.connection)
        try await payments.request(
            for: booking,
            of: provider,
            page: page(of: booking.paymentWay ?? .intent, for: service),
            isAwaited: false,
            in: transaction
        )
        return booking
    }

    /// Corrects what is known of a booking's client; the history keeps what it was before.
    package func changeClient(
        of id: BookingID,
        _ changes: ClientChanges,
        in transaction: Transaction
    ) async throws -> Booking {
        var booking = try await holds.current(id, in: transaction)
        let isOpen = booking.status == .pending || booking.status == .confirmed
        // What took place can only be put right by those who were there to receive the client.
        guard isOpen || booking.status == .completed && transaction.requester.party == .provider else {
            throw booking.wrongState("changed", from: "pending or confirmed")
        }
        guard !booking.client.areAwaited else {
            throw BookingsError(.wrongState, "The slot is only held; confirm it with the client's details.")
        }
        let earlier = booking.client
        booking.client = changes.applied(to: earlier)
        // Said again, it is no change, and nobody has to be told.
        guard booking.client != earlier else { return booking }
        let service = try await services.find(booking.service, of: booking.provider, in: transaction.connection)
        try check(booking.client, for: service)
        try checkKept(earlier, booking.client, of: service, in: transaction)
        var change = BookingStore.Change(.clientChanged, in: transaction)
        change.earlierClient = earlier
        try await bookings.update(&booking, change: change, in: transaction.connection)
        return booking
    }
}

extension BookingsError {
    /// That a hold was to be confirmed for nobody.
    fileprivate static var clientRequired: BookingsError {
        .refused([Fault(field: "client", message: "This says who books, and is required.", fault: .required)])
    }
}

extension BookingStore.Change {
    /// The same under another name.
    fileprivate func renamed(_ kind: BookingChange.Kind) -> BookingStore.Change {
        var change = BookingStore.Change(kind: kind, at: at, by: by, note: note)
        // The other fields belong to moves and cancellations, which are never renamed.
        change.earlierClient = earlierClient
        change.heldFor = heldFor
        return change
    }
}
