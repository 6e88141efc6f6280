import CalendarSync
import Bookings

/// The settings of a linked calendar as their form has them.
struct CalendarSettingsForm: Sendable {
    private(set) var values: [String: String]

    /// The fields that were refused.
    private(set) var refused: Set<Field> = []

    enum Field: String, CaseIterable, Sendable {
        case name, owners, busy, tentative, free, stale, receives, contents
    }

    subscript(field: Field) -> String { values[field.rawValue] ?? "" }

    init(_ link: CalendarLink) {
        values = [
            "name": link.name, "owners": link.rules.ownerAddresses.joined(separator: "\n"),
            "busy": link.rules.countsAsBusy ? "yes" : "",
            "tentative": link.rules.tentativeIsBusy ? "yes" : "", "free": link.rules.freeDaysAreBusy ? "yes" : "",
            "stale": link.rules.whenStale.rawValue, "receives": link.receivesBookings ? "yes" : "",
            "contents": link.bookingContents.rawValue,
        ]
    }

    init(_ fields: FormFields) {
        values = Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0.rawValue, fields[$0.rawValue]) })
    }

    /// Shows whether somebody has changed the settings meanwhile.
    var revision: String { FormRevision.make(Field.allCases.map { self[$0] }) }

    /// The change that the form asks for if all values are valid; otherwise ``refused`` names the invalid ones.
    mutating func read() -> (@Sendable (inout CalendarLink) -> Void)? {
        refused = []
        let name = NewCalendarForm.name(self[.name])
        if name == nil { refused.insert(.name) }
        let owners = self[.owners].split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        if owners.count > 10 || owners.contains(where: { MemberAddress.normalized($0) == nil }) {
            refused.insert(.owners)
        }
        guard refused.isEmpty, let name else { return nil }
        let rules = CalendarRules(
            ownerAddresses: owners,
            tentativeIsBusy: self[.tentative] == "yes",
            whenStale: CalendarRules.StaleRule(rawValue: self[.stale]) ?? .trust,
            freeDaysAreBusy: self[.free] == "yes",
            countsAsBusy: self[.busy] == "yes"
        )
        let receives = self[.receives] == "yes"
        let contents = PublishedCalendar.Contents(rawValue: self[.contents]) ?? .times
        return { link in
            link.name = name
            link.rules = rules
            // A file at an address receives none, whatever a form says.
            link.receivesBookings = receives && link.kind != .ics
            link.bookingContents = contents
        }
    }
}
