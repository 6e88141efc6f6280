import CivilTime
import Money
import Policies
import Testing

/// A booking and what it must give, as the files beside the policies have them.
struct PolicyCase: Decodable {
    struct Booking: Decodable {
        struct Service: Decodable {
            let name: String
            let duration_minutes: Int64
        }

        let paid: Int64
        let already_refunded: Int64
        let currency: String
        let booked_at: String
        let start_at: String
        let end_at: String
        let cancelled_at: String
        let cancelled_by: String
        let time_zone: String
        let service: Service

        func policyBooking() throws -> PolicyBooking {
            PolicyBooking(
                paid: paid,
                alreadyRefunded: already_refunded,
                currency: try Samples.currency(currency),
                bookedAt: try #require(Timestamp.parse(booked_at)),
                startAt: try #require(Timestamp.parse(start_at)),
                endAt: try #require(Timestamp.parse(end_at)),
                cancelledAt: try #require(Timestamp.parse(cancelled_at)),
                cancelledBy: try #require(CancelledBy(rawValue: cancelled_by)),
                zone: try Samples.zone(time_zone),
                serviceName: service.name,
                serviceDuration: service.duration_minutes * 60
            )
        }
    }

    struct Expected: Decodable {
        let entitlement: Int64
        let amount: Int64
        let reason: String?
    }

    let name: String
    let booking: Booking
    let expected: Expected
}
