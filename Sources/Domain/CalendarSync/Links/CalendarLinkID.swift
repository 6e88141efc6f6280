package import Bookings

extension RecordKind {
    package enum CalendarLink: ProviderOwned {
        package static let prefix = "cal"
    }
}

package typealias CalendarLinkID = Identifier<RecordKind.CalendarLink>
