package import CivilTime

/// One change that others may react to, as it was written down in the transaction of the change.
package struct Event: Sendable {
    package let provider: ProviderID

    /// Counts the provider's events, from 1 without a gap; a later change has a greater one.
    package let sequence: Int64
    package let kind: EventKind

    /// As of when it happened; a hold that ran out is noticed later than it happened.
    package let occurredAt: Instant

    /// The booking that it is about, if it is about one.
    package let bookingID: BookingID?

    /// The JSON of what changed, as it was right after the change.
    ///
    /// It holds ids, times, states and amounts, and neither secrets nor anything about a person: events are never rewritten, so
    /// whoever needs a client's address reads the booking. Instants are seconds since 1970, amounts minor units.
    package let data: String

    /// A name that stays the same however often the event is told.
    package var name: String { "evt_\(provider.name)_\(sequence)" }

    /// What changed, in the type of whoever wrote it down: ``BookingEventData``, ``PaymentEventData``,
    /// ``RefundEventData``, ``ReviewEventData``, ``CalendarEventData``, ``CalendarDriftData`` or ``WebhookEventData``.
    ///
    /// Throws `DecodingError` if the event is about something else.
    package func data<Data: Decodable>(as type: Data.Type) throws -> Data {
        try JSONText.decode(type, from: data)
    }
}
