package import SQL

extension RefundDesk {
    /// Records a refund of a booking, divided among the booking's payments, and lets the processor pay its share.
    func record(_ refund: Refund, at now: Int64, in connection: any SQLConnection) async throws {
        let paid = refund.amount > 0 ? try await payments.list(of: refund.booking, in: connection) : []
        try await record(refund, from: paid, at: now, in: connection)
    }

    /// Records a refund that is taken from these payments.
    func record(
        _ refund: Refund,
        from payments: [Payment],
        at now: Int64,
        in connection: any SQLConnection
    ) async throws {
        try await store.insert(refund, in: connection)
        for (index, share) in RefundDivision.shares(of: refund.amount, among: payments).enumerated() {
            let part = RefundPart(
                refund: refund.id,
                number: index + 1,
                payment: share.payment,
                amount: share.amount,
                status: .owed,
                method: share.method,
                attempt: 1
            )
            try await parts.insert(part, in: connection)
            if share.method == .stripe { try await enqueue(part, at: now, in: connection) }
        }
    }

    private func enqueue(_ part: RefundPart, at now: Int64, in connection: any SQLConnection) async throws {
        guard let provider = part.refund.provider else { throw BookingsError.notFound(part.refund) }
        try await jobs.enqueue(
            JobDraft(
                .sendRefund,
                of: provider,
                payload: RefundJob(part),
                dedupKey: "\(part.refund):\(part.number):\(part.attempt)"
            ),
            at: now,
            in: connection
        )
    }

    /// Says that the processor is about to be asked for a part; throws where it is not owed, none where it is paid.
    package func request(
        _ number: Int,
        of id: RefundID,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> (part: RefundPart, payment: Payment, isFirst: Bool)? {
        var part = try await locked(number, of: id, in: connection)
        guard part.method == .stripe, part.problem == nil, part.status == .owed || part.status == .requested else {
            return nil
        }
        let isFirst = part.requestedAt == nil
        part.status = .requested
        part.requestedAt = part.requestedAt ?? now
        try await parts.update(part, in: connection)
        return (part, try await payments.find(part.payment, in: connection), isFirst)
    }

    /// Takes in what the processor says of its refund at `now`.
    ///
    /// `stripeRefund` is what it calls the refund, where it made one; what it says of another one than the newest of the
    /// part is passed over.
    package func apply(
        _ reported: RefundPart.ReportedStatus,
        of number: Int,
        _ id: RefundID,
        stripeRefund: String?,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> RefundPart {
        var part = try await locked(number, of: id, in: connection)
        guard part.method == .stripe else { return part }
        if let stripeRefund {
            guard part.stripeRefund == nil || part.stripeRefund == stripeRefund else { return part }
            part.stripeRefund = stripeRefund
        }
        part = part.applying(reported, at: now)
        try await parts.update(part, in: connection)
        return part
    }

    /// Begins the next attempt at a part by the processor, which has refused the last one for good.
    package func retry(_ id: RefundID, at now: Int64, in connection: any SQLConnection) async throws -> Refund {
        try await lock(id, in: connection)
        let refused = try await parts.list(of: id, in: connection).filter { $0.method == .stripe && $0.isForPeople }
        guard !refused.isEmpty else { throw notForPeople }
        for var part in refused {
            part.status = .owed
            part.attempt += 1
            part.stripeRefund = nil
            part.problem = nil
            part.requestedAt = nil
            try await parts.update(part, in: connection)
            try await enqueue(part, at: now, in: connection)
        }
        return try await store.find(id, in: connection)
    }

    /// Begins the next attempt at a part whose request came to nothing; does nothing where it has begun already.
    package func beginAttempt(
        after attempt: Int,
        at number: Int,
        of id: RefundID,
        in connection: any SQLConnection
    ) async throws {
        var part = try await locked(number, of: id, in: connection)
        guard part.attempt == attempt, part.stripeRefund == nil, part.status == .requested else { return }
        part.attempt += 1
        try await parts.update(part, in: connection)
    }

    /// Records that a person paid all that the processor does not pay of a refund.
    ///
    /// Throws where nothing of it is left to people.
    package func settle(
        _ id: RefundID,
        by method: Payment.Method,
        requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> Refund {
        try await lock(id, in: connection)
        let open = try await parts.list(of: id, in: connection).filter(\.isForPeople)
        guard !open.isEmpty else { throw notForPeople }
        for var part in open {
            part.status = .succeeded
            part.method = method
            part.settledAt = now
            part.settledBy = requester.label
            try await parts.update(part, in: connection)
        }
        return try await store.find(id, in: connection)
    }

    private var notForPeople: BookingsError {
        BookingsError(
            .wrongState,
            "Nothing of the refund waits for a person: it is paid, or on its way through Stripe."
        )
    }

    private func locked(_ number: Int, of id: RefundID, in connection: any SQLConnection) async throws -> RefundPart {
        try await lock(id, in: connection)
        return try await parts.find(number, of: id, in: connection)
    }

    private func lock(_ id: RefundID, in connection: any SQLConnection) async throws {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        try await connection.lock(provider)
    }
}
