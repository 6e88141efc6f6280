/// A period of the provider's calendar in which bookings are counted.
public enum LimitPeriod: String, Hashable, Sendable, CaseIterable {
    /// A date.
    case day
    /// An ISO week, Monday to Sunday.
    case week
    /// A month.
    case month
}
