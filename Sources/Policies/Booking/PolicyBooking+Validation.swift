import Money

extension PolicyBooking {
    /// The instants that a booking may carry: the years 1 to 9999.
    static let instants: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Throws a `PolicyError` with code `.booking` that names the first field that cannot be.
    public func validate() throws(PolicyError) {
        guard (0...Currency.maximumAmount).contains(paid) else {
            throw .booking("paid is \(paid); it must be 0 to \(Currency.maximumAmount)")
        }
        guard (0...paid).contains(alreadyRefunded) else {
            throw .booking("already_refunded is \(alreadyRefunded); it must be 0 to paid, which is \(paid)")
        }
        for (name, instant) in [
            ("booked_at", bookedAt), ("start_at", startAt), ("end_at", endAt), ("cancelled_at", cancelledAt),
        ] where !Self.instants.contains(instant) {
            throw .booking("\(name) is \(instant); it must lie in the years 1 to 9999")
        }
        guard endAt > startAt else { throw .booking("end_at must be later than start_at") }
        guard bookedAt <= cancelledAt else { throw .booking("cancelled_at is earlier than booked_at") }
        guard serviceDuration >= 0 else { throw .booking("the service's duration is negative") }
    }
}
