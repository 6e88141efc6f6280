extension PolicyBooking {
    /// Throws a `PolicyError` with code `.booking` that names the first field that cannot be.
    public func validate() throws(PolicyError) {
        let figures = BookingFigures(
            paid: paid,
            alreadyRefunded: alreadyRefunded,
            bookedAt: bookedAt,
            startAt: startAt,
            endAt: endAt,
            cancelledAt: cancelledAt
        )
        if let violation = figures.violation { throw .booking(violation.reason) }
        guard serviceDuration >= 0 else { throw .booking("the service's duration is negative") }
    }
}
