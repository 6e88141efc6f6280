package import CivilTime
import SQL

/// Has clients prove that they read the mail of the address that they give, where a service asks for it.
///
/// The slot is held meanwhile, and nobody is told whom it is for: who that is stays apart from the booking until then.
package struct EmailProofDesk: Sendable {
    private let proofs = EmailProofStore()
    private let bookings = BookingStore()
    private let holds: HoldDesk
    private let jobs = JobStore()

    /// - Parameter observers: Act in the transaction in which a hold is given up.
    package init(observers: [any BookingObserver]) {
        holds = HoldDesk(observers: observers)
    }

    /// What a mail with a code says.
    package struct Mailing: Sendable {
        package let code: EmailCode
        package let client: ClientDetails
        package let booking: Booking

        /// When the hold ends, and the code with it.
        package let expiresAt: Instant
    }

    /// How an attempt to prove an address ended.
    package enum Verdict: Sendable, Equatable {
        case proved
        case wrong(attemptsLeft: Int)

        /// The last attempt was wrong as well: the slot is given up.
        case givenUp
    }

    /// Keeps `client` until they have proved their address, and has a code mailed to it.
    func ask(
        _ client: ClientDetails,
        paying way: PaymentWay?,
        for booking: Booking,
        in transaction: Transaction
    ) async throws {
        try await proofs.insert(client, paying: way, for: booking.id, in: transaction.connection)
        // The code is made when it is mailed, so that it is never stored anywhere but as a hash.
        let draft = try JobDraft(EmailProof.jobKind, of: booking.provider, payload: EmailProofJob(booking: booking.id))
        _ = try await jobs.enqueue(draft, at: transaction.now, in: transaction.connection)
    }

    /// The same for a slot that is held already, for as long as it takes to show the code: the hold and the code end together.
    ///
    /// A hold that had only seconds left would end before the mail arrives, and one of hours would keep the slot for somebody who may
    /// never show the code.
    func ask(
        _ client: ClientDetails,
        paying way: PaymentWay?,
        toKeep held: Booking,
        in transaction: Transaction
    ) async throws -> Booking {
        var held = held
        // No hold reaches into the session.
        held.expiresAt = min(transaction.now + EmailProof.time, held.startAt)
        try await bookings.setEnd(ofHold: held, in: transaction.connection)
        try await ask(client, paying: way, for: held, in: transaction)
        return held
    }

    /// Whether mail to an address has come back so often that nothing more is sent there.
    func isUndeliverable(_ email: String, of provider: ProviderID, in transaction: Transaction) async throws -> Bool {
        try await proofs.isUndeliverable(email, of: provider, in: transaction.connection)
    }

    /// Forgets a person who has yet to prove their address, and gives up the slots that are held meanwhile.
    ///
    /// The transaction holds the provider's lock.
    func erase(_ client: ClientIdentity, in transaction: Transaction) async throws {
        let contacts = Set(client.contacts)
        for proof in try await proofs.list(of: client.provider, in: transaction.connection)
        where proof.booking == client.booking || !contacts.isDisjoint(with: ContactKeys(proof.client).keys) {
            // Which takes the proof away, and the job finds nobody to mail to.
            try await holds.end(try await bookings.find(proof.booking, in: transaction.connection), in: transaction)
        }
    }

    /// Keeps `client`, whose address needs no proof any more, until they say whether they want the booking.
    func keepProved(_ client: ClientDetails, for booking: Booking, in transaction: Transaction) async throws {
        try await proofs.insert(client, paying: nil, for: booking.id, in: transaction.connection)
        try await proofs.recordProof(of: booking.id, at: transaction.now, in: transaction.connection)
    }

    package func find(_ booking: BookingID, in transaction: Transaction) async throws -> EmailProof? {
        try await proofs.find(booking, in: transaction.connection)
    }

    func forget(_ booking: BookingID, in transaction: Transaction) async throws {
        try await proofs.remove(booking, in: transaction.connection)
    }

    /// A new code for what a job is about, which no earlier one replaces any more; `nil` if none is awaited.
    package func makeCode(for job: Job, in transaction: Transaction) async throws -> Mailing? {
        let id = try job.payload(as: EmailProofJob.self).booking
        if let provider = id.provider { try await transaction.connection.lock(provider) }
        let booking = try await bookings.find(id, in: transaction.connection)
        guard booking.status == .pending, let expiresAt = booking.expiresAt, expiresAt > transaction.now,
            let proof = try await proofs.find(id, in: transaction.connection), !proof.isProved
        else { return nil }
        let code = EmailCode.make()
        try await proofs.set(code, for: id, in: transaction.connection)
        return Mailing(code: code, client: proof.client, booking: booking, expiresAt: expiresAt)
    }

    /// Tries a code; what it ends with is to be committed, also if the code is wrong.
    ///
    /// Throws ``BookingsError`` where no proof is awaited, as when the hold has run out. Attempts at one booking follow one another, so that
    /// no more are made than may be.
    package func prove(_ id: BookingID, by typed: String, in transaction: Transaction) async throws -> Verdict {
        let booking = try await holds.current(id, in: transaction)
        guard booking.status == .pending, let proof = try await proofs.find(id, in: transaction.connection) else {
            throw BookingsError(.wrongState, "No code is expected: the slot is no longer held for one.")
        }
        if proof.isProved { return .proved }
        let isRight =
            if let code = EmailCode(typed: typed) {
                try await proofs.matches(code, id, in: transaction.connection)
            } else {
                false
            }
        if isRight {
            try await proofs.recordProof(of: id, at: transaction.now, in: transaction.connection)
            return .proved
        }
        try await proofs.countAttempt(at: id, in: transaction.connection)
        guard proof.attemptsLeft > 1 else {
            try await holds.end(booking, in: transaction)
            return .givenUp
        }
        return .wrong(attemptsLeft: proof.attemptsLeft - 1)
    }
}

extension EmailProofDesk.Verdict {
    /// Throws what a caller is told of a code that does not do.
    package func check() throws {
        switch self {
        case .proved: break
        case .wrong(let left):
            throw BookingsError(
                .invalidValue,
                "This is not the code that was mailed last; it can be tried \(left) more \(left == 1 ? "time" : "times").",
                field: "code"
            )
        case .givenUp:
            throw BookingsError(.wrongState, "After too many wrong codes the slot is no longer held; book again.")
        }
    }
}

/// The payload of a job that mails a code.
private struct EmailProofJob: Codable, Sendable {
    let booking: BookingID
}
