extension Booking {
    /// That a booking in another state than `needed` cannot be `aim`, such as "cancelled".
    func wrongState(_ aim: String, from needed: String) -> BookingsError {
        let reason = cancellation == .expiry ? " because its hold ran out" : ""
        return BookingsError(
            .wrongState,
            "The booking is \(status.rawValue)\(reason); only a \(needed) one can be \(aim)."
        )
    }
}
