package import Bookings
package import CivilTime
import Money
package import Policies

/// A cancelled booking as `bookable policy eval` reads it and as the API shows the input of a refund.
package struct CancellationDocument: Codable, Hashable, Sendable {
    package let paid: Int64
    package let alreadyRefunded: Int64
    package let currency: String

    package let bookedAt: Instant
    package let startAt: Instant
    package let endAt: Instant
    package let cancelledAt: Instant
    package let cancelledBy: CancelledBy
    package let timeZone: String
    package let serviceName: String

    /// Minutes; the length of the session where the document does not say.
    package let serviceDurationMinutes: Int64

    package init(_ input: RefundInput) {
        paid = input.paid
        alreadyRefunded = input.alreadyRefunded
        currency = input.currency
        bookedAt = input.bookedAt
        startAt = input.startAt
        endAt = input.endAt
        cancelledAt = input.cancelledAt
        cancelledBy = input.cancelledBy
        timeZone = input.timeZone
        serviceName = input.serviceName
        serviceDurationMinutes = input.serviceDuration / 60
    }

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let amounts = 0...Currency.maximumAmount
        let paid = try fields.integer("paid", in: amounts)
        alreadyRefunded = try fields.integer("already_refunded", in: amounts) ?? 0
        let currency = try fields.currencyCode("currency")
        let bookedAt = try fields.instant("booked_at")
        let startAt = try fields.instant("start_at")
        let endAt = try fields.instant("end_at")
        let cancelledAt = try fields.instant("cancelled_at")
        let cancelledBy: CancelledBy? = try fields.choice("cancelled_by")
        timeZone = try fields.optional("time_zone") ?? "UTC"
        let service = try fields.optional("service", as: ServiceDocument.self)
        fields.demand("paid", "currency", "booked_at", "start_at", "end_at", "cancelled_at", "cancelled_by")
        try fields.finish()
        self.paid = try fields.require(paid, "paid")
        self.currency = try fields.require(currency, "currency")
        self.bookedAt = try fields.require(bookedAt, "booked_at")
        self.startAt = try fields.require(startAt, "start_at")
        self.endAt = try fields.require(endAt, "end_at")
        self.cancelledAt = try fields.require(cancelledAt, "cancelled_at")
        self.cancelledBy = try fields.require(cancelledBy, "cancelled_by")
        serviceName = service?.name ?? ""
        serviceDurationMinutes = service?.durationMinutes ?? (self.endAt - self.startAt) / 60
        try checkValues(fields)
    }

    /// Throws ``WireError`` for values that contradict each other.
    private func checkValues(_ fields: Fields) throws {
        guard Currency(currency) != nil else {
            throw fields.refusal("currency", "\(quoted(currency)) is not a currency code of ISO 4217.", .value)
        }
        guard alreadyRefunded <= paid else {
            throw fields.refusal("already_refunded", "No more than paid can have been refunded.", .value)
        }
        guard startAt < endAt else { throw fields.refusal("end_at", "This must be after start_at.", .value) }
        guard bookedAt <= cancelledAt else {
            throw fields.refusal("cancelled_at", "A booking cannot be cancelled before it is booked.", .value)
        }
    }

    /// What the policy is given; throws ``WireError`` for an unknown zone.
    package func booking(zones: ZoneDirectory) throws -> PolicyBooking {
        guard let currency = Currency(currency) else {
            throw WireError(
                .value,
                field: "currency",
                reason: "\(quoted(currency)) is not a currency code of ISO 4217."
            )
        }
        let zone: Zone
        do {
            zone = try zones.zone(named: timeZone)
        } catch {
            throw WireError(.value, field: "time_zone", reason: error.message)
        }
        return PolicyBooking(
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
            serviceDuration: serviceDurationMinutes * 60
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        try container.encode(paid, forKey: AnyKey(stringValue: "paid"))
        try container.encode(alreadyRefunded, forKey: AnyKey(stringValue: "already_refunded"))
        try container.encode(currency, forKey: AnyKey(stringValue: "currency"))
        try container.encode(bookedAt.description, forKey: AnyKey(stringValue: "booked_at"))
        try container.encode(startAt.description, forKey: AnyKey(stringValue: "start_at"))
        try container.encode(endAt.description, forKey: AnyKey(stringValue: "end_at"))
        try container.encode(cancelledAt.description, forKey: AnyKey(stringValue: "cancelled_at"))
        try container.encode(cancelledBy.rawValue, forKey: AnyKey(stringValue: "cancelled_by"))
        try container.encode(timeZone, forKey: AnyKey(stringValue: "time_zone"))
        try container.encode(
            ServiceDocument(name: serviceName, durationMinutes: serviceDurationMinutes),
            forKey: AnyKey(stringValue: "service")
        )
    }
}
