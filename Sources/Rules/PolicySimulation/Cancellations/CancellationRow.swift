import Policies
import CPolicyHost
import CivilTime
import Money

/// One cancellation, read from the fields of a record.
///
/// Its text lies in the record.
struct CancellationRow {
    var figures: BookingFigures
    var currency: Currency
    var cancelledBy: CancelledBy
    var zone: Zone?
    var booking: UnsafeBufferPointer<UInt8>
    var provider: UnsafeBufferPointer<UInt8>
    var service: UnsafeBufferPointer<UInt8>?

    /// Calls `body` with the row as the script host reads it.
    func withPlainValues<Outcome>(_ body: (UnsafePointer<policy_booking>) -> Outcome) -> Outcome {
        var plain = policy_booking()
        plain.paid = figures.paid
        plain.already_refunded = figures.alreadyRefunded
        plain.booked_at = figures.bookedAt
        plain.start_at = figures.startAt
        plain.end_at = figures.endAt
        plain.cancelled_at = figures.cancelledAt
        plain.service_duration = figures.endAt - figures.startAt
        plain.cancelled_by = cancelledBy.plainValue
        plain.setCurrency(currency)
        if let service {
            plain.service_name = UnsafeRawPointer(service.baseAddress)?.assumingMemoryBound(to: CChar.self)
            plain.service_name_length = service.count
        }
        guard let zone else { return body(&plain) }
        plain.setClock(of: zone)
        return withExtendedLifetime(zone) { body(&plain) }
    }
}
