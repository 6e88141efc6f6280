import ArgumentParser
import Bookings

extension Role: ExpressibleByArgument {}

extension Identifier: ExpressibleByArgument {
    /// Reads an id such as `prv_anna`.
    public init?(argument: String) {
        self.init(rawValue: argument)
    }
}
