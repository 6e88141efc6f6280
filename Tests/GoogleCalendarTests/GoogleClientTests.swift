import CalendarAPIs
import CivilTime
import GoogleCalendar
import HTTPTransport
import LoopbackServers
import Testing

/// The client beside a stand-in that checks requests against Google's own description.
struct GoogleClientTests {
    private let server: GoogleServer
    private let client: GoogleClient

    /// 2026-03-02T00:00:00Z.
    private let start: Int64 = 1_772_409_600
    private let end: Int64 = 1_772_409_600 + 30 * 86_400

    init() throws {
        server = try GoogleServer()
        client = GoogleClient(over: server.http, url: server.url, accessToken: "good")
    }

    @Test func listsTheCalendarsOfAllPages() async throws {
        let calendars = try await client.calendars()
        #expect(calendars.map(\.id) == [GoogleServer.primary, GoogleServer.team])
        #expect(calendars.map(\.name) == ["Anna", "Team"])
        #expect(calendars.map(\.isPrimary) == [true, false] && calendars.map(\.isWritable) == [true, false])
    }

    @Test func readsTheEventsOfAllPages() async throws {
        try await server.put(
            """
            {"id": "timed", "start": {"dateTime": "2026-03-09T10:00:00+01:00"}, "end": {"dateTime": "2026-03-09T11:00:00+01:00"}},
            {"id": "whole", "start": {"date": "2026-03-10"}, "end": {"date": "2026-03-11"}, "transparency": "transparent"},
            {"id": "asked", "status": "tentative", "start": {"dateTime": "2026-03-11T10:00:00Z"},
             "end": {"dateTime": "2026-03-11T11:00:00Z"},
             "attendees": [{"responseStatus": "accepted"}, {"self": true, "responseStatus": "declined"}]},
            {"id": "unclear", "start": {"dateTime": "2026-03-11T99:00:00Z"}, "end": {"dateTime": "2026-03-11T11:00:00Z"}},
            {"id": "home", "eventType": "workingLocation", "start": {"date": "2026-03-12"}, "end": {"date": "2026-03-13"},
             "extendedProperties": {"private": {"mark": "1"}}}
            """
        )
        let list = try await client.events(in: GoogleServer.primary, from: start, to: end)
        #expect(list.timeZone == "Europe/Berlin" && list.syncToken != nil)
        let events = Dictionary(uniqueKeysWithValues: list.events.map { ($0.id, $0) })
        #expect(events.count == 5)
        let time = GoogleEvent.Time(start: .instant(1_773_046_800), end: .instant(1_773_050_400))
        #expect(events["timed"]?.time == time && events["timed"]?.uid == "timed@google.com")
        #expect(events["whole"]?.isTransparent == true)
        #expect(events["whole"]?.time?.start == CivilDate("2026-03-10").map { .date($0) })
        #expect(events["asked"]?.isDeclined == true && events["asked"]?.status == .tentative)
        #expect(events["unclear"] != nil && events["unclear"]?.time == nil, "It does not hide the others.")
        #expect(events["home"]?.type == "workingLocation" && events["home"]?.marks == ["mark": "1"])
    }

    @Test func tellsWhetherAnythingChanged() async throws {
        let calendar = GoogleServer.team
        let token = try #require(try await client.events(in: calendar, from: start, to: end).syncToken)
        let quiet = try await client.changes(in: calendar, since: token)
        #expect(!quiet.isChanged && quiet.syncToken != nil)
        // Far away, so it is not among the events of that time.
        try await server.put(Self.event("later", "2027-03-09T10:00:00Z"), in: calendar)
        #expect(try await client.changes(in: calendar, since: token).isChanged == false)
        try await server.put(Self.event("soon", "2026-03-09T10:00:00Z"), in: calendar)
        #expect(try await client.changes(in: calendar, since: token).isChanged)

        try await server.forget()
        await expect(.tokenExpired) { try await client.changes(in: calendar, since: token) }
    }

    @Test func aPartOfAListIsNone() async throws {
        try await server.put(["a1", "a2", "a3"].map { Self.event($0, "2026-03-09T10:00:00Z") }.joined(separator: ","))
        try await server.fail(#"{"status": 503, "skip": 1}"#)
        await expect(.unavailable) { try await client.events(in: GoogleServer.primary, from: start, to: end) }
        #expect(try await client.events(in: GoogleServer.primary, from: start, to: end).events.count == 3)
    }

    @Test(
        arguments: [
            (#"{"status": 403, "reason": "rateLimitExceeded", "retry_after": 17}"#, .quota, 17),
            (#"{"status": 403, "reason": "quotaExceeded"}"#, .quota, nil),
            (#"{"status": 429, "reason": "rateLimitExceeded"}"#, .quota, nil),
            (#"{"status": 403, "reason": "forbidden"}"#, .forbidden, nil),
            (#"{"status": 404, "reason": "notFound"}"#, .missing, nil),
            (#"{"status": 401, "reason": "authError"}"#, .unauthorized, nil),
            (#"{"status": 500, "reason": "backendError"}"#, .unavailable, nil),
            (#"{"status": 400, "reason": "badRequest"}"#, .refused, nil),
        ] as [(String, CalendarAPIError.Code, Int64?)]
    )
    func tellsWhyNothingWasRead(fault: String, code: CalendarAPIError.Code, retryAfter: Int64?) async throws {
        try await server.fail(fault)
        let error = await expect(code) { try await client.events(in: GoogleServer.primary, from: start, to: end) }
        #expect(error?.retryAfter == retryAfter)
    }

    @Test func writesAnEventUnderItsIDOnce() async throws {
        let calendar = GoogleServer.primary
        let draft = GoogleEventDraft(start: start, end: start + 3_600, summary: "Cut", marks: ["booking": "bkg_anna_1"])
        try await server.fail(#"{"lost": true, "when": "after"}"#)
        await expect(.unavailable) { try await client.insert(draft, id: "bkg0001", in: calendar) }
        await expect(.duplicate) { try await client.insert(draft, id: "bkg0001", in: calendar) }
        let written = try await client.event("bkg0001", in: calendar)
        #expect(written.time == GoogleEvent.Time(start: .instant(start), end: .instant(start + 3_600)))
        #expect(written.marks == ["booking": "bkg_anna_1"] && !written.isTransparent)

        var moved = draft
        moved.start += 7_200
        moved.end += 7_200
        let second = try await client.update("bkg0001", to: moved, tag: written.tag, in: calendar)
        #expect(second.time?.start == .instant(start + 7_200) && second.marks == written.marks)
        await expect(.changed) { try await client.update("bkg0001", to: draft, tag: written.tag, in: calendar) }

        try await client.delete("bkg0001", in: calendar)
        // Done already.
        try await client.delete("bkg0001", in: calendar)
        #expect(try await client.event("bkg0001", in: calendar).status == .cancelled)
        await expect(.duplicate) { try await client.insert(draft, id: "bkg0001", in: calendar) }
        await expect(.forbidden) { try await client.insert(draft, id: "bkg0001", in: GoogleServer.team) }
        let requests = try await server.requests()
        #expect(requests.filter { !$0.hasPrefix("GET") }.allSatisfy { $0.contains("sendUpdates=none") })
    }

    @Test func showsNoToken() {
        #expect(!String(reflecting: client).contains("good"))
    }

    @discardableResult
    private func expect(
        _ code: CalendarAPIError.Code,
        _ body: () async throws -> some Any
    ) async -> CalendarAPIError? {
        let error = await #expect(throws: CalendarAPIError.self) { _ = try await body() }
        #expect(error?.code == code)
        return error
    }

    private static func event(_ id: String, _ start: String) -> String {
        let end = start.replacing("T10", with: "T11")
        return #"{"id": "\#(id)", "start": {"dateTime": "\#(start)"}, "end": {"dateTime": "\#(end)"}}"#
    }
}
