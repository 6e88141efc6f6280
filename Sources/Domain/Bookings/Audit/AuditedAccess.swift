/// That somebody who is not the client looks at clients' data or changes something, as it is to be recorded.
package struct AuditedAccess: Sendable {
    package let kind: Kind

    /// What was done, such as `PATCH /v1/providers/{provider}` or `bookable clients erase`: never with values.
    package let action: String

    /// Whose data it is; `nil` for what belongs to no provider.
    package var provider: ProviderID?

    /// The ids of what was read or changed.
    package var subjects: [String]

    /// The names of the members that were sent, where something was changed.
    package var fields: [String] = []

    /// What the log of requests knows it by.
    package var requestID: String?

    package enum Kind: String, Sendable, CaseIterable {
        case read, change
    }

    package init(_ kind: Kind, _ action: String, of provider: ProviderID?, subjects: [String] = []) {
        self.kind = kind
        self.action = action
        self.provider = provider
        self.subjects = subjects
    }

    /// The one booking that it is about; `nil` if it is about none, or several.
    var booking: BookingID? {
        let bookings = subjects.compactMap { BookingID(rawValue: $0) }
        return bookings.count == 1 ? bookings[0] : nil
    }
}
