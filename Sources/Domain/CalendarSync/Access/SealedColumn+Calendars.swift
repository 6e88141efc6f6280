package import Bookings
import SQL
import Sealing

extension SealedColumn {
    /// The addresses of linked calendars, and what belongs to accounts.
    package static let calendars = [
        SealedColumn(table: "calendar_links", id: "link_id", secret: "address") {
            SealedPlace("calendar_address", $0, $1)
        },
        SealedColumn(table: "calendar_accounts", id: "account_id", secret: "grant_secret") {
            SealedPlace("calendar_grant", $0, $1)
        },
        SealedColumn(table: "calendar_accounts", id: "account_id", secret: "attempt") {
            SealedPlace("calendar_attempt", $0, $1)
        },
    ]
}
