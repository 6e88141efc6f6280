import Bookings
import CivilTime

/// A provider as a line of CSV; how to reach it is only told to those who speak for it.
enum ProviderRow {
    static let names = ["id", "name", "time_zone", "email", "created_at", "updated_at"]

    static func cells(_ provider: Provider, for requester: Requester) -> [String] {
        [
            provider.id.rawValue, provider.name, provider.timeZone,
            requester.speaks(for: provider.id) ? provider.email ?? "" : "", provider.createdAt.description,
            provider.updatedAt.description,
        ]
    }
}
