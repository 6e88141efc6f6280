public import Money

/// The service of a slot as a rule sees it.
public struct RuleService: Hashable, Sendable {
    /// Its name as clients see it.
    public var name: String

    /// Seconds that a session lasts.
    public var duration: Int64

    /// Minor units of `currency`, before any rule.
    public var price: Int64

    /// Of all prices.
    public var currency: Currency

    /// A service with its own price.
    public init(name: String, duration: Int64, price: Int64, currency: Currency) {
        self.name = name
        self.duration = duration
        self.price = price
        self.currency = currency
    }
}
