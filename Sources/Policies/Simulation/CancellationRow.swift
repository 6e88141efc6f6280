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

    /// The row as the script host reads it, for as long as the record lasts.
    var plainValues: policy_booking {
        var plain = policy_booking()
        plain.paid = figures.paid
        plain.already_refunded = figures.alreadyRefunded
        plain.booked_at = figures.bookedAt
        plain.start_at = figures.startAt
        plain.end_at = figures.endAt
        plain.cancelled_at = figures.cancelledAt
        plain.service_duration = figures.endAt - figures.startAt
        if let zone {
            plain.start_offset = zone.offset(at: figures.startAt)
            plain.cancelled_offset = zone.offset(at: figures.cancelledAt)
        }
        plain.cancelled_by = cancelledBy.plainValue
        plain.setCurrency(currency)
        if let service {
            plain.service_name = UnsafeRawPointer(service.baseAddress)?.assumingMemoryBound(to: CChar.self)
            plain.service_name_length = service.count
        }
        return plain
    }
}
