package import Money
import SQL

/// Pays refunds out: divides each among the payments that it is taken from, and follows its parts until they are paid.
package struct PayoutDesk: Sendable {
    let refunds = RefundStore()
    let parts = RefundPartStore()
    private let payments = PaymentStore()
    private let jobs = JobStore()
    private let events = EventStore()
    private let observers: [any BookingObserver]

    /// - Parameter observers: Act in the transactions that change refunds.
    package init(observers: [any BookingObserver]) {
        self.observers = observers
    }

    /// Throws ``BookingsError`` if the refund does not exist.
    package func find(_ id: RefundID, in transaction: Transaction) async throws -> Settlement {
        let refund = try await refunds.find(id, in: transaction.connection)
        return Settlement(refund: refund, parts: try await parts.list(of: id, in: transaction.connection))
    }

    /// One page of refunds in the order of their ids, after the one with the id `cursor`; a `nil` filter lets all pass.
    package func list(
        of provider: ProviderID?,
        booking: BookingID?,
        after cursor: RefundID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [Settlement] {
        let found = try await refunds.list(
            provider: provider,
            booking: booking,
            after: cursor,
            limit: limit,
            in: transaction.connection
        )
        let parts = try await parts.list(of: found.map(\.id), in: transaction.connection)
        return found.map { Settlement(refund: $0, parts: parts[$0.id] ?? []) }
    }

    /// As ``RefundStore/search(of:status:created:after:limit:in:)``, each with its parts.
    package func search(
        of provider: ProviderID?,
        status: Refund.Status?,
        created: InstantRange,
        after cursor: RefundID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> ListPart<Settlement, RefundID> {
        let part = try await refunds.search(
            of: provider,
            status: status,
            created: created,
            after: cursor,
            limit: limit,
            in: transaction.connection
        )
        let parts = try await parts.list(of: part.found.map(\.id), in: transaction.connection)
        return ListPart(
            part.found.map { Settlement(refund: $0, parts: parts[$0.id] ?? []) },
            lookedAtUpTo: part.lookedAtUpTo
        )
    }

    /// Refunds that are not paid or not decided yet, each with its parts; of all providers for `nil`.
    package func toPay(
        of provider: ProviderID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [Settlement] {
        let found = try await refunds.toPay(of: provider, limit: limit, in: transaction.connection)
        let parts = try await parts.list(of: found.map(\.id), in: transaction.connection)
        return found.map { Settlement(refund: $0, parts: parts[$0.id] ?? []) }
    }

    /// Records a refund that is taken from `payments`, and has Stripe pay its share.
    func record(
        _ refund: Refund,
        from payments: [Payment],
        in transaction: Transaction
    ) async throws -> Settlement {
        // Before its parts, each of which the schema compares with what is left of the refund.
        try await refunds.insert(refund, in: transaction.connection)
        let shares = refund.amount > 0 ? RefundDivision.shares(of: refund.amount, among: payments) : []
        assert(shares.reduce(0) { $0 + $1.amount } <= refund.amount, "The parts add up to more than the refund.")
        var recorded: [RefundPart] = []
        for (index, share) in shares.enumerated() {
            let part = RefundPart(
                refund: refund.id,
                number: index + 1,
                payment: share.payment,
                amount: share.amount,
                status: .owed,
                method: share.method,
                attempt: 1
            )
            try await parts.insert(part, in: transaction.connection)
            // What came in another way goes back by hand, and a person records that.
            if share.method == .stripe { try await enqueue(part, in: transaction) }
            recorded.append(part)
        }
        // Also if nothing goes back: that it is decided is what subscribers wait for.
        try await tell(.refundDecided, refund, in: transaction)
        return Settlement(refund: refund, parts: recorded)
    }

    func enqueue(_ part: RefundPart, in transaction: Transaction) async throws {
        guard let provider = part.refund.provider else { throw BookingsError.notFound(part.refund) }
        try await jobs.enqueue(
            JobDraft(
                .sendRefund,
                of: provider,
                payload: RefundJob(part),
                dedupKey: dedupKey(of: part)
            ),
            at: transaction.now,
            in: transaction.connection
        )
    }

    /// The attempt is part of the key, for the job of the last one may still be there, dead.
    private func dedupKey(of part: RefundPart) -> String {
        "\(part.refund):\(part.number):\(part.attempt)"
    }

    /// Says that Stripe is about to be asked for a part; throws where it is not owed, `nil` where it is paid.
    package func request(
        _ number: Int,
        of id: RefundID,
        in transaction: Transaction
    ) async throws -> (part: RefundPart, payment: Payment, isFirst: Bool)? {
        let settlement = try await locked(id, in: transaction)
        var part = try settlement.part(number)
        // A part with a problem waits for a person or for a bank, and one that failed for `retry`.
        guard part.method == .stripe, part.problem == nil, part.status == .owed || part.status == .requested else {
            return nil
        }
        // Asked before, the answer may have been lost: then Stripe is searched before it is asked again.
        let isFirst = part.requestedAt == nil
        part.status = .requested
        part.requestedAt = part.requestedAt ?? transaction.now
        try await update(part, in: settlement, in: transaction)
        return (part, try await payments.find(part.payment, in: transaction.connection), isFirst)
    }

    /// Takes in what Stripe says of its refund.
    ///
    /// `stripeRefund` is what it calls the refund, where it made one; what it says of another one than the newest of the
    /// part is passed over.
    package func apply(
        _ reported: RefundPart.ReportedStatus,
        of number: Int,
        _ id: RefundID,
        stripeRefund: String?,
        in transaction: Transaction
    ) async throws -> RefundPart {
        let settlement = try await locked(id, in: transaction)
        var part = try settlement.part(number)
        // A person has paid it in another way since, so what Stripe says no longer counts.
        guard part.method == .stripe else { return part }
        // Of a disputed payment Stripe refunds nothing, so this is of before the dispute.
        guard part.dispute == nil else { return part }
        if let stripeRefund {
            // An event about the refund of an earlier attempt says nothing about this one.
            guard part.stripeRefund == nil || part.stripeRefund == stripeRefund else { return part }
            part.stripeRefund = stripeRefund
        }
        part = part.applying(reported, at: transaction.now)
        try await update(part, in: settlement, in: transaction)
        return part
    }

    /// Begins the next attempt at the parts that Stripe has refused for good, and goes on with those whose jobs were given up.
    ///
    /// Throws if there are none of either.
    /// `authorize` throws for a refund that the requester may not see or change.
    package func retry(
        _ id: RefundID,
        in transaction: Transaction,
        authorize: (Refund) throws -> Void = { _ in }
    ) async throws -> Settlement {
        var settlement = try await locked(id, in: transaction)
        try authorize(settlement.refund)
        if settlement.parts.contains(where: \.isHeld) { throw isHeld }
        let goesOn = try await replayJobs(of: settlement, in: transaction)
        guard goesOn || settlement.parts.contains(where: \.isRefusedByStripe) else { throw notForPeople }
        // Asked for whole, it would go back twice in part.
        guard !settlement.parts.contains(where: { $0.isRefusedByStripe && $0.notedRefund != nil }) else {
            throw BookingsError(
                .wrongState,
                "Some of it went back in Stripe's dashboard: pay the rest by hand and settle it."
            )
        }
        let before = settlement
        for index in settlement.parts.indices where settlement.parts[index].isRefusedByStripe {
            settlement.parts[index].beginAnew()
            try await parts.update(settlement.parts[index], in: transaction.connection)
            try await enqueue(settlement.parts[index], in: transaction)
        }
        return try await restated(settlement, after: before, in: transaction)
    }

    /// Lets the dead jobs of parts that Stripe has neither paid nor refused be tried again; false if there are none.
    private func replayJobs(of settlement: Settlement, in transaction: Transaction) async throws -> Bool {
        guard let provider = settlement.refund.id.provider else { throw BookingsError.notFound(settlement.refund.id) }
        var isAny = false
        for part in settlement.parts where part.method == .stripe && !part.isRefusedByStripe && part.settledAt == nil {
            let isReplayed = try await jobs.replay(
                .sendRefund,
                dedupKey(of: part),
                of: provider,
                at: transaction.now,
                in: transaction.connection
            )
            isAny = isAny || isReplayed
        }
        return isAny
    }

    /// Begins the next attempt at a part whose request came to nothing; does nothing where it has begun already.
    package func beginAttempt(
        after attempt: Int,
        at number: Int,
        of id: RefundID,
        in transaction: Transaction
    ) async throws {
        let settlement = try await locked(id, in: transaction)
        var part = try settlement.part(number)
        // Two jobs may have seen the same attempt fail; only the first of them begins the next.
        guard part.attempt == attempt, part.stripeRefund == nil, part.status == .requested else { return }
        part.attempt += 1
        // Without the refund's own row: a new attempt does not change the status of the part.
        try await parts.update(part, in: transaction.connection)
    }

    /// Records that a person paid all that Stripe does not pay of a refund.
    ///
    /// Throws if nothing of it is left to people, and for an `amount` other than what is left to them. `authorize` throws
    /// for a refund that the requester may not see or change.
    package func settle(
        _ id: RefundID,
        by method: Payment.Method,
        amount: Int64? = nil,
        currency: Currency? = nil,
        proof: PaymentProof = PaymentProof(),
        in transaction: Transaction,
        authorize: (Refund) throws -> Void = { _ in }
    ) async throws -> Settlement {
        var settlement = try await locked(id, in: transaction)
        try authorize(settlement.refund)
        guard settlement.parts.contains(where: \.isForPeople) else {
            throw settlement.parts.contains(where: \.isHeld) ? isHeld : notForPeople
        }
        try proof.check(at: transaction.now)
        try settlement.requireDueByHand(amount, currency)
        let before = settlement
        for index in settlement.parts.indices where settlement.parts[index].isForPeople {
            settlement.parts[index].status = .succeeded
            // Not Stripe's any more, so that a late event cannot change a part that a person has paid.
            settlement.parts[index].method = method
            settlement.parts[index].settledAt = transaction.now
            settlement.parts[index].settledBy = transaction.requester.label
            settlement.parts[index].proof = proof
            try await parts.update(settlement.parts[index], in: transaction.connection)
        }
        return try await restated(settlement, after: before, in: transaction)
    }

    private var isHeld: BookingsError {
        BookingsError(
            .wrongState,
            "The payer disputes the payment at their bank, which may pay the refund: wait until that is decided."
        )
    }

    private var notForPeople: BookingsError {
        BookingsError(
            .wrongState,
            "Nothing of the refund waits for a person: it is paid, or on its way through Stripe."
        )
    }

    /// Writes a part that has changed back, and with it the status of the whole refund.
    func update(_ part: RefundPart, in before: Settlement, in transaction: Transaction) async throws {
        var settlement = before
        guard let index = settlement.parts.firstIndex(where: { $0.number == part.number }) else { return }
        settlement.parts[index] = part
        try await parts.update(part, in: transaction.connection)
        _ = try await restated(settlement, after: before, in: transaction)
    }

    /// The settlement with the status that its parts give the refund, which is written too, with the event that follows.
    private func restated(
        _ settlement: Settlement,
        after before: Settlement,
        in transaction: Transaction
    ) async throws -> Settlement {
        var settlement = settlement
        settlement.refund.status = Refund.Status(of: settlement.parts)
        try await refunds.update(settlement.refund, in: transaction.connection)
        if let kind = EventKind(refundFrom: before, to: settlement) {
            try await tell(kind, settlement.refund, in: transaction)
        }
        return settlement
    }

    func tell(_ kind: EventKind, _ refund: Refund, in transaction: Transaction) async throws {
        guard let provider = refund.id.provider else { throw BookingsError.notFound(refund.id) }
        let data = RefundEventData(refund)
        let drafts = try EventStore.Draft.drafts([kind], at: transaction.now, of: refund.booking, data)
        try await events.record(drafts, of: provider, in: transaction.connection)
        try await observers.tell(
            ObservedChange(provider: provider, subject: refund, kinds: [kind], at: transaction.now),
            in: transaction.connection
        )
    }

    /// A refund with its parts, which nobody else changes until the transaction ends.
    func locked(_ id: RefundID, in transaction: Transaction) async throws -> Settlement {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        try await transaction.connection.lock(provider)
        let refund = try await refunds.find(id, in: transaction.connection)
        return Settlement(refund: refund, parts: try await parts.list(of: id, in: transaction.connection))
    }
}
