/// Who wants a slot that is held, and still has to prove their e-mail address; or has just done so.
package struct EmailProof: Sendable {
    package let booking: BookingID

    /// Kept apart from the booking until the address is proved.
    package let client: ClientDetails

    /// How the client pays what is due ahead.
    package let paymentWay: PaymentWay?

    /// How many more codes can be tried.
    package let attemptsLeft: Int
    package let isProved: Bool

    /// Seconds for which a slot is held for the proof.
    package static let time: Int64 = 900

    /// How many codes can be tried: one that is guessed is right once in two hundred thousand times.
    package static let maximumAttempts = 5

    /// The kind of the jobs that mail codes; a server without a handler for it cannot ask for proofs.
    package static let jobKind = JobKind(rawValue: "email_proof")
}
