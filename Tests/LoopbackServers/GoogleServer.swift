import HTTPTransport

/// `google_fake.py`, a stand-in for Google's Calendar API.
package final class GoogleServer: ServiceServer, @unchecked Sendable {
    /// The account's own calendar.
    package static let primary = "anna@salon.test"

    /// A calendar of the account that it may only read.
    package static let team = "team#1@group.calendar.google.com"

    package init(checkURL: String? = nil) throws {
        try super.init("google_fake.py", checkURL: checkURL)
    }

    /// Puts events into a calendar as JSON, as somebody else does.
    package func put(_ events: String, in calendar: String = primary) async throws {
        try await putEvents(events, in: calendar)
    }

    /// All events of a calendar as JSON, those that are deleted too.
    package func events(in calendar: String = primary) async throws -> [[String: Any]] {
        try await objects(at: "all/\(PercentCoding.encode(calendar))")
    }

    /// The channels that are open, as JSON.
    package func channels() async throws -> [[String: Any]] { try await objects(at: "channels") }
}
