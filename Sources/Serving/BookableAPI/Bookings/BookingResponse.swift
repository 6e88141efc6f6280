import Bookings
import CivilTime
import JSONEncoding
import Money
import Policies

/// A booking as it is told to those who may see it.
struct BookingResponse {
    private let booking: Booking
    private let policy: PolicyReference
    private let history: [BookingChange]?

    /// Personal data: told to the client, the provider and admins, not to finance.
    private let showsPeople: Bool

    /// Writes `booking` for `requester` as lists show it: without the policy's description and the history.
    init(_ booking: Booking, for requester: Requester) {
        self.booking = booking
        policy = PolicyReference(booking.policy)
        history = nil
        showsPeople = requester.role != .finance
    }

    init(_ details: BookingDetails, for requester: Requester) {
        booking = details.booking
        policy = PolicyReference(details.policy)
        history = details.history
        showsPeople = requester.role != .finance
    }
}

extension BookingResponse: JSONDocument {
    func write(to object: inout JSONObjectWriter) {
        if let rule = booking.availabilityRule { object.add("availability_rule", plain: rule.description) }
        object.add("booked_at", booking.bookedAt)
        object.add("buffer_after_minutes", booking.bufferAfter / 60)
        object.add("buffer_before_minutes", booking.bufferBefore / 60)
        if let cancellation = booking.cancellation {
            object.add("cancellation", plain: cancellation.rawValue)
        } else {
            object.addNull("cancellation")
        }
        object.add("cancelled_at", orNull: booking.cancelledAt)
        if showsPeople, !booking.client.areAwaited { object.add("client", ClientResponse(booking.client)) }
        object.add("currency", plain: booking.currency.code)
        object.add("end_at", booking.endAt)
        object.add("expires_at", orNull: booking.expiresAt)
        if let history {
            object.add("history", history.lazy.map { BookingChangeResponse($0, showsPeople: showsPeople) })
        }
        object.add("id", plain: booking.id.rawValue)
        object.add("notice_start_at", booking.noticeStartAt)
        object.add("paid", booking.paid)
        object.add("policy", policy)
        object.add("prepayment", booking.prepayment)
        object.add("price", booking.price.minorUnits)
        object.add("provider_id", plain: booking.provider.rawValue)
        object.add("refunded", booking.refunded)
        object.add("revision", booking.revision)
        object.add("seat", booking.seats.first)
        object.add("seats", booking.seats.count)
        if let series = booking.series { object.add("series", series) }
        object.add("service_id", plain: booking.service.rawValue)
        object.add("start_at", booking.startAt)
        object.add("status", plain: booking.status.rawValue)
    }
}

extension JSONObjectWriter {
    /// Writes an instant as RFC 3339 with `Z`.
    mutating func add(_ name: StaticString, _ instant: Instant) {
        add(name, plain: instant.description)
    }

    /// The same; `null` for none.
    mutating func add(_ name: StaticString, orNull instant: Instant?) {
        if let instant { add(name, instant) } else { addNull(name) }
    }
}
