package import Bookings

extension RecordKind {
    package enum CalendarAccount: ProviderOwned {
        package static let prefix = "cac"
    }
}

package typealias CalendarAccountID = Identifier<RecordKind.CalendarAccount>
