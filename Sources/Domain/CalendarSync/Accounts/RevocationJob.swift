import Bookings

extension JobKind {
    /// Takes back a grant that is not needed any more.
    static let calendarRevocation = JobKind(rawValue: "calendar_revocation")
}

/// A grant to take back, encrypted, since its account is gone by then.
struct RevocationJob: Codable {
    let account: CalendarAccountID
    let service: CalendarService
    let grant: [UInt8]

    init(_ account: CalendarAccount, _ sealedGrant: [UInt8]) {
        self.account = account.id
        service = account.service
        grant = sealedGrant
    }
}
