package import CivilTime
import Money
package import Policies

/// What a policy was given to decide on one cancellation, as a refund records it: enough to compute the refund again.
package struct RefundInput: Hashable, Sendable {
    /// Minor units of `currency`.
    package let paid: Int64
    package let alreadyRefunded: Int64

    /// The code of ISO 4217.
    package let currency: String

    package let bookedAt: Instant
    package let startAt: Instant
    package let endAt: Instant
    package let cancelledAt: Instant
    package let cancelledBy: CancelledBy

    /// The name of the provider's zone.
    package let timeZone: String
    package let serviceName: String

    /// Seconds.
    package let serviceDuration: Int64
}

extension RefundInput {
    package init(_ booking: PolicyBooking) {
        paid = booking.paid
        alreadyRefunded = booking.alreadyRefunded
        currency = booking.currency.code
        bookedAt = Instant(booking.bookedAt)
        startAt = Instant(booking.startAt)
        endAt = Instant(booking.endAt)
        cancelledAt = Instant(booking.cancelledAt)
        cancelledBy = booking.cancelledBy
        timeZone = booking.zone.name
        serviceName = booking.serviceName
        serviceDuration = booking.serviceDuration
    }

    /// What the policy is given again.
    ///
    /// Throws ``BookingsError`` of code `unreadableRecord` if it is not a cancelled booking, or its zone or currency is unknown.
    package func booking(zones: ZoneDirectory) throws(BookingsError) -> PolicyBooking {
        // A release that knows fewer currencies may read what a later one wrote.
        guard let currency = Currency(currency) else {
            throw .unreadable("\(quoted(currency)) is not a currency code of ISO 4217")
        }
        let zone: Zone
        do throws(ZoneError) {
            zone = try zones.zone(named: timeZone)
        } catch {
            throw .unreadable(error.message)
        }
        let booking = PolicyBooking(
            paid: paid,
            alreadyRefunded: alreadyRefunded,
            currency: currency,
            bookedAt: bookedAt.secondsSince1970,
            startAt: startAt.secondsSince1970,
            endAt: endAt.secondsSince1970,
            cancelledAt: cancelledAt.secondsSince1970,
            cancelledBy: cancelledBy,
            zone: zone,
            serviceName: serviceName,
            serviceDuration: serviceDuration
        )
        do throws(PolicyError) {
            // A record is text that the database's owner can change: no policy is asked about what no booking can be.
            try booking.validate()
        } catch {
            throw .unreadable(error.message)
        }
        return booking
    }
}

extension BookingsError {
    /// That a refund's recorded input cannot be read; `reason` is a sentence without a full stop.
    static func unreadable(_ reason: String) -> BookingsError {
        BookingsError(.unreadableRecord, reason)
    }
}
