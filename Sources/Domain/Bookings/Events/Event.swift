/// One change that others may react to, as it was written down in the transaction of the change.
package struct Event: Sendable {
    package let provider: ProviderID

    /// Counts the provider's events, from 1 without a gap; a later change has a greater one.
    package let sequence: Int64
    package let kind: EventKind

    /// As of when it happened, unix seconds; a hold that ran out is noticed later than it happened.
    package let occurredAt: Int64
    package let data: EventData

    /// A name that stays the same however often the event is told.
    package var name: String { "evt_\(provider.name)_\(sequence)" }
}
