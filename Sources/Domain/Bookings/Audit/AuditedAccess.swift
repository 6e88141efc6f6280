/// A read of clients' data, or a change, by somebody other than the client, to be recorded.
package struct AuditedAccess: Sendable {
    package let kind: Kind

    /// What was done, such as `PATCH /v1/providers/{provider}` or `bookable clients erase`: never with values.
    package let action: String

    /// Whose data it is; `nil` for what belongs to no provider.
    package var provider: ProviderID?

    /// The ids of what was read or changed.
    package var subjects: [String]

    /// The names of the JSON members that were sent with a change.
    package var fields: [String] = []

    /// The id of the request in the log.
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

    /// The booking that it is about; `nil` unless it is about exactly one.
    var booking: BookingID? {
        let bookings = subjects.compactMap { BookingID(rawValue: $0) }
        return bookings.count == 1 ? bookings[0] : nil
    }
}
