import BookableServer
import CalendarSync
import HTTPTransport
import HTTPTypes
import LoopbackServers
import SQL
import Testing
import Workers

extension Stage {
    /// Begins to connect an account.
    func begin(_ practice: Practice, _ service: CalendarService = .google) async throws -> JSONValue {
        let path = "\(practice.path)/calendar-accounts"
        let begun = try await send(.post, path, ["service": .string(service.rawValue)], as: practice.key)
        try #require(begun.status == 201 && begun.json["status"] == "connecting", "\(begun.json)")
        return begun.json
    }

    /// Connects an account, and returns its id.
    func connect(
        _ practice: Practice,
        _ service: CalendarService = .google,
        at peer: OAuthPeer
    ) async throws -> String {
        let begun = try await begin(practice, service)
        try await agree(to: begun, at: peer)
        return begun["id"].string ?? ""
    }

    /// Does what the account's owner does in a browser.
    func agree(to question: JSONValue, at peer: OAuthPeer) async throws {
        let answer = try await peer.answer(to: question["authorize_url"].string ?? "")
        let reply = try await confirm(answer["state"] ?? "", answer["code"] ?? "")
        try #require(reply.status == 200, "\(String(decoding: reply.bytes, as: UTF8.self))")
    }

    func confirm(_ state: String, _ code: String) async throws -> Reply {
        let body = "state=\(PercentCoding.encode(state))&code=\(PercentCoding.encode(code))"
        let headers = ["Content-Type": "application/x-www-form-urlencoded"]
        return try await send(.post, "/calendar-accounts/callback", bytes: Array(body.utf8), as: nil, headers: headers)
    }

    static func callback(_ state: String, _ code: String) -> String {
        "/calendar-accounts/callback?state=\(PercentCoding.encode(state))&code=\(PercentCoding.encode(code))&scope=x"
    }

    func linkCalendar(
        _ account: String,
        of practice: Practice,
        _ service: CalendarService = .google,
        _ calendar: String = GoogleServer.primary
    ) async throws -> JSONValue {
        let body: JSONValue = [
            "kind": .string(service.rawValue), "account": .string(account), "calendar": .string(calendar),
        ]
        let reply = try await send(.post, "\(practice.path)/calendars", body, as: practice.key)
        try #require(reply.status == 201, "\(reply.json)")
        return reply.json
    }

    /// Reads all calendars that are due, as the server does every second.
    func readCalendars() async {
        await server.calendarPoller?.readDue()
    }

    /// The kinds of all events so far.
    func events() async throws -> [String] {
        try await database.transaction(.read) { connection in
            try await connection.query("SELECT kind FROM events ORDER BY sequence").map { try $0.decode("kind") }
        }
    }

    /// The kinds of jobs that are to be done.
    func jobKinds() async throws -> [String] {
        try await database.transaction(.read) { connection in
            try await connection.query("SELECT kind FROM jobs").map { try $0.decode("kind") }
        }
    }
}
