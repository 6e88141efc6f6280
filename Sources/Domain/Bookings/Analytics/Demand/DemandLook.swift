package import CivilTime
package import Intervals

/// The time for which somebody asked for starts of a service; nothing says who.
package struct DemandLook: Sendable {
    package let provider: ProviderID
    package let service: ServiceID

    /// The instants in which a start was looked for.
    package let spans: [Interval]
    package let seats: Int

    /// - Precondition: `seats` is positive.
    package init(for service: ServiceID, of provider: ProviderID, in spans: [Interval], seats: Int = 1) {
        precondition(seats > 0, "Somebody looks for a seat at least.")
        self.provider = provider
        self.service = service
        self.spans = spans
        self.seats = seats
    }
}

/// A look with the calendar that answered it, until it is explained.
package struct DemandNote: Sendable {
    let look: DemandLook

    /// As the answer was made from it.
    let slots: RuledCalendar
    let isArchived: Bool
    let askedAt: Instant

    package init(
        _ look: DemandLook,
        answeredFrom slots: RuledCalendar,
        isArchived: Bool = false,
        at now: Instant
    ) {
        self.look = look
        self.slots = slots
        self.isArchived = isArchived
        askedAt = now
    }
}
