package import CivilTime
package import JSONEncoding
import Money
import Policies

/// A booking as an event tells it.
package struct BookingState: Decodable, Hashable, Sendable {
    package let service: ServiceID
    package let status: BookingStatus
    package let startAt: Instant
    package let endAt: Instant

    /// The start that notice is measured against.
    package let noticeStartAt: Instant

    /// The first of its seats, and how many they are.
    package let seat: Int
    package let seats: Int
    package let price: Int64
    package let currency: String
    package let prepayment: Int64
    package let paid: Int64
    package let refunded: Int64
    package let policy: String
    package let policyVersion: String
    package let bookedAt: Instant

    /// When the hold of a pending booking runs out.
    package let expiresAt: Instant?
    package let cancelledAt: Instant?
    package let cancellation: Booking.Cancellation?

    /// Counts the booking's changes, so that of two events the older can be told.
    package let revision: Int

    /// Which occurrence of which series it is; `nil` if it was made alone.
    package let series: SeriesPlace?

    init(_ booking: Booking) {
        service = booking.service
        status = booking.status
        startAt = booking.startAt
        endAt = booking.endAt
        noticeStartAt = booking.noticeStartAt
        seat = booking.seats.first
        seats = booking.seats.count
        price = booking.price.minorUnits
        currency = booking.currency.code
        prepayment = booking.prepayment
        paid = booking.paid
        refunded = booking.refunded
        policy = booking.policy.policy.description
        policyVersion = booking.policy.version.description
        bookedAt = booking.bookedAt
        expiresAt = booking.expiresAt
        cancelledAt = booking.cancelledAt
        cancellation = booking.cancellation
        revision = booking.revision
        series = booking.series
    }

    private enum CodingKeys: String, CodingKey {
        case status, seat, seats, price, currency, prepayment, paid, refunded, cancellation, revision, series
        case service = "service_id"
        case startAt = "start_at"
        case endAt = "end_at"
        case noticeStartAt = "notice_start_at"
        case policy = "policy_id"
        case policyVersion = "policy_version"
        case bookedAt = "booked_at"
        case expiresAt = "expires_at"
        case cancelledAt = "cancelled_at"
    }
}

extension SeriesPlace: JSONDocument {
    package func write(to object: inout JSONObjectWriter) {
        object.add("count", count)
        object.add("id", plain: id.rawValue)
        object.add("index", index)
    }
}

extension BookingState: JSONDocument {
    package func write(to object: inout JSONObjectWriter) {
        object.add("booked_at", bookedAt.secondsSince1970)
        if let cancellation { object.add("cancellation", plain: cancellation.rawValue) }
        if let cancelledAt { object.add("cancelled_at", cancelledAt.secondsSince1970) }
        object.add("currency", plain: currency)
        object.add("end_at", endAt.secondsSince1970)
        if let expiresAt { object.add("expires_at", expiresAt.secondsSince1970) }
        object.add("notice_start_at", noticeStartAt.secondsSince1970)
        object.add("paid", paid)
        object.add("policy_id", plain: policy)
        object.add("policy_version", plain: policyVersion)
        object.add("prepayment", prepayment)
        object.add("price", price)
        object.add("refunded", refunded)
        object.add("revision", revision)
        object.add("seat", seat)
        object.add("seats", seats)
        if let series { object.add("series", series) }
        object.add("service_id", plain: service.rawValue)
        object.add("start_at", startAt.secondsSince1970)
        object.add("status", plain: status.rawValue)
    }
}
