/// What the holder of an API key may do.
package enum Role: String, Sendable, CaseIterable {
    /// Everything, for every provider.
    case admin

    /// The own schedule, services, bookings and policies of one provider.
    case provider

    /// Reading bookings' money, refunds and policies of every provider.
    case finance
}
