import Bookings

extension ConfigurationFileOption {
    /// What plans messages about changes that a command makes, as the server does by the same settings.
    func messageObservers() throws -> [any BookingObserver] {
        let settings = try settings(options: [:])
        return try ServeConfiguration(settings, table: MessageSettings.settings).messages.observers
    }
}
