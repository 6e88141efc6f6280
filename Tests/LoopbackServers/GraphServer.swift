import HTTPTransport

/// `graph_fake.py`, a stand-in for Microsoft Graph's calendars.
package final class GraphServer: ServiceServer, @unchecked Sendable {
    /// The account's own calendar.
    package static let primary = "AAMkCal="

    /// A calendar of the account that it may only read.
    package static let team = "AAMkTeam="

    package init(checkURL: String? = nil) throws {
        try super.init("graph_fake.py", checkURL: checkURL)
    }

    /// Puts events into a calendar as JSON, as somebody else does.
    package func put(_ events: String, in calendar: String = primary) async throws {
        try await putEvents(events, in: calendar)
    }

    /// All events of a calendar as JSON.
    package func events(in calendar: String = primary) async throws -> [[String: Any]] {
        try await objects(at: "all/\(PercentCoding.encode(calendar))")
    }

    /// Removes an event, as somebody else does.
    package func remove(_ event: String) async throws {
        _ = try await post("remove", "\"\(event)\"")
    }

    /// Makes it forget which requests it took.
    package func forgetRequests() async throws {
        _ = try await post("transactions", "null")
    }

    /// Has each subscription tell what becomes of it, such as `missed`.
    package func lifecycle(_ event: String) async throws {
        _ = try await post("lifecycle", #"{"event": "\#(event)"}"#)
    }

    /// The subscriptions that there are, as JSON.
    package func subscriptions() async throws -> [[String: Any]] { try await objects(at: "subscriptions") }
}
