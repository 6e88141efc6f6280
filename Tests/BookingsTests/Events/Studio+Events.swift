import CivilTime
import Bookings
import SQL

extension Studio {
    /// All events of the provider, in order.
    func events() async throws -> [Event] {
        try await database.transaction(.read) { connection in
            try await EventStore().list(of: self.provider, limit: 10_000, in: connection)
        }
    }

    func eventKinds() async throws -> [String] {
        try await events().map(\.kind.rawValue)
    }

    func subscribe(_ name: String, to kinds: Set<EventKind>) async throws -> EventSubscriber {
        let subscriber = EventSubscriber(name: name, kinds: kinds)
        try await database.transaction(.write) { connection in
            try await EventSubscriptionStore().register(subscriber, in: connection)
        }
        return subscriber
    }

    func confirm(_ booking: Booking, by requester: Requester, at now: Instant = Studio.now) async throws {
        try await database.transaction(.write, by: requester, at: now) { transaction in
            _ = try await self.desk.confirm(booking.id, in: transaction)
        }
    }

    /// Takes in what Stripe says of its refund.
    func apply(_ reported: RefundPart.ReportedStatus, of part: RefundPart, named name: String? = "re_1") async throws {
        try await database.transaction(.write, by: .system, at: Studio.now) { transaction in
            _ = try await self.payoutDesk.apply(
                reported,
                of: part.number,
                part.refund,
                stripeRefund: name,
                in: transaction
            )
        }
    }
}

extension Event {
    var booking: BookingEventData? { try? data(as: BookingEventData.self) }
    var payment: PaymentEventData? { try? data(as: PaymentEventData.self) }
    var refund: RefundEventData? { try? data(as: RefundEventData.self) }
}
