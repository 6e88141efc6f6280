package import CivilTime
package import SQL

extension ProviderStore {
    /// Since when the calendar is linked that receives a provider's bookings; `nil` if none does.
    package func findingReception(_ provider: ProviderID) -> SQLQuery<Instant?> {
        SQLQuery("SELECT created_at FROM calendar_links WHERE provider_id = \(provider) AND receives_bookings") {
            rows in
            try rows.first?.decode("created_at")
        }
    }
}
