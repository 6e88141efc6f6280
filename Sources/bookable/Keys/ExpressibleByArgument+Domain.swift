import ArgumentParser
import Bookings
import CivilTime
import Policies

extension Role: ExpressibleByArgument {}
extension AuditedAccess.Kind: ExpressibleByArgument {}

extension Identifier: ExpressibleByArgument {
    /// Reads an id such as `prv_anna`.
    public init?(argument: String) {
        self.init(rawValue: argument)
    }
}

extension Instant {
    /// Reads an option's value, such as `2026-03-10T09:00:00Z`.
    static func argument(_ text: String) throws -> Instant {
        guard let instant = Instant(text) else {
            throw ValidationError("\(quoted(text)) is not an instant such as 2026-03-10T09:00:00Z.")
        }
        return instant
    }
}
