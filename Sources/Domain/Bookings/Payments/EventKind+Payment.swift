extension EventKind {
    /// What it means to others that a payment went from one status to another; `nil` if nothing.
    ///
    /// A payment that we called off has not failed, and neither has one that a person has dealt with.
    init?(paymentFrom before: Payment.Status?, to status: Payment.Status) {
        switch (before, status) {
        // Money that was received is told once, whatever becomes of it later.
        case (.paid, _): return nil
        case (_, .paid): self = .paymentSucceeded
        case (.requested, .cancelled), (.open, .cancelled): self = .paymentFailed
        case (.requested, .problem), (.open, .problem), (.cancelling, .problem), (.cancelled, .problem):
            self = .paymentFailed
        case (_, .requested), (_, .open), (_, .cancelling), (_, .cancelled), (_, .problem): return nil
        }
    }
}
