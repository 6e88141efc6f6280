package import Money
package import Scheduling

/// A service elsewhere, as one provider offers it.
package struct SourceService: Sendable {
    package let row: SourceRow
    package let name: String
    package var description = ""
    package let price: MonetaryAmount
    package var timing: ServiceTiming
    package var requiresApproval = false

    /// Hours of its own; empty for the provider's.
    package var hours: [WeeklyHours] = []

    /// The rows of these hours, where they have rows of their own.
    package var hourRows: [SourceRow] = []

    init(_ row: SourceRow, name: String, price: MonetaryAmount, timing: ServiceTiming) {
        self.row = row
        self.name = name
        self.price = price
        self.timing = timing
    }
}
