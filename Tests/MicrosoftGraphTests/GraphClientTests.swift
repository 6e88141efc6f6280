import CalendarAPIs
import CivilTime
import HTTPTransport
import LoopbackServers
import MicrosoftGraph
import Testing

/// The client beside a stand-in that checks requests against Microsoft's own types.
struct GraphClientTests {
    private let server: GraphServer
    private let client: GraphClient

    /// 2026-03-02T00:00:00Z.
    private let start: Int64 = 1_772_409_600
    private let end: Int64 = 1_772_409_600 + 30 * 86_400

    init() throws {
        server = try GraphServer()
        client = GraphClient(over: server.http, url: server.url, accessToken: "good")
    }

    @Test func listsTheCalendarsOfAllPages() async throws {
        let calendars = try await client.calendars()
        #expect(calendars.map(\.id) == [GraphServer.primary, GraphServer.team])
        #expect(calendars.map(\.isDefault) == [true, false] && calendars.map(\.isWritable) == [true, false])
    }

    @Test func readsEventsAndTheInstancesOfSeries() async throws {
        try await server.put(
            """
            {"id": "timed", "start": \(Self.time("2026-03-09T09:00:00")), "end": \(Self.time("2026-03-09T10:00:00"))},
            {"id": "whole", "isAllDay": true, "showAs": "oof", "start": \(Self.time("2026-03-10T00:00:00")),
             "end": \(Self.time("2026-03-11T00:00:00"))},
            {"id": "asked", "showAs": "tentative", "responseStatus": {"response": "declined"},
             "start": \(Self.time("2026-03-11T09:00:00")), "end": \(Self.time("2026-03-11T10:00:00"))},
            {"id": "series", "type": "seriesMaster", "showAs": "free", "start": \(Self.time("2026-03-03T09:00:00")),
             "end": \(Self.time("2026-03-03T10:00:00"))},
            {"id": "one", "type": "occurrence", "seriesMasterId": "series", "start": \(Self.time("2026-03-03T09:00:00")),
             "end": \(Self.time("2026-03-03T10:00:00"))},
            {"id": "old", "type": "seriesMaster", "showAs": "workingElsewhere", "start": \(Self.time("2025-03-03T09:00:00")),
             "end": \(Self.time("2025-03-03T10:00:00"))},
            {"id": "two", "type": "occurrence", "seriesMasterId": "old", "start": \(Self.time("2026-03-04T09:00:00")),
             "end": \(Self.time("2026-03-04T10:00:00"))},
            {"id": "orphan", "type": "occurrence", "seriesMasterId": "gone", "start": \(Self.time("2026-03-05T09:00:00")),
             "end": \(Self.time("2026-03-05T10:00:00"))},
            {"id": "off", "isCancelled": true, "start": \(Self.time("2026-03-09T09:00:00")),
             "end": \(Self.time("2026-03-09T10:00:00"))}
            """
        )
        let list = try await client.events(in: GraphServer.primary, from: start, to: end)
        let events = Dictionary(uniqueKeysWithValues: list.events.map { ($0.id, $0) })
        #expect(
            Set(events.keys) == ["timed", "whole", "asked", "one", "two", "orphan"],
            "A series itself takes no time."
        )
        let time = GraphEvent.Time(start: .instant(1_773_046_800), end: .instant(1_773_050_400))
        #expect(events["timed"]?.time == time && events["timed"]?.showAs == .busy)
        #expect(events["whole"]?.time?.start == CivilDate("2026-03-10").map { .date($0) })
        #expect(events["whole"]?.showAs == .away)
        #expect(events["asked"]?.isDeclined == true && events["asked"]?.showAs == .tentative)
        #expect(events["one"]?.showAs == .free, "An instance tells its times alone; its series tells the rest.")
        #expect(events["two"]?.showAs == .workingElsewhere, "A series that begins before is asked for.")
        #expect(events["orphan"]?.showAs == .unknown, "What is not known is not free.")
    }

    @Test func tellsWhetherAnythingChanged() async throws {
        let first = try await client.events(in: GraphServer.primary, from: start, to: end)
        let link = try #require(first.deltaLink)
        let quiet = try await client.changes(since: link)
        #expect(!quiet.isChanged && quiet.deltaLink != nil)
        try await server.put(Self.event("far", "2027-03-09"))
        #expect(try await client.changes(since: link).isChanged == false)
        try await server.put(Self.event("near", "2026-03-09"))
        #expect(try await client.changes(since: link).isChanged)
        let second = try #require(try await client.events(in: GraphServer.primary, from: start, to: end).deltaLink)
        try await server.remove("near")
        #expect(try await client.changes(since: second).isChanged)
        try await server.forget()
        await expect(.tokenExpired) { try await client.changes(since: second) }
    }

    @Test func followsNoLinkToAnotherServer() async throws {
        await expect(.badAnswer) { try await client.changes(since: "https://graph.example/v1.0/me") }
        await expect(.badAnswer) { try await client.changes(since: "\(server.url).example/me") }
        #expect(try await server.requests().isEmpty)
    }

    @Test func aPartOfAListIsNone() async throws {
        try await server.put((3...5).map { Self.event("e\($0)", "2026-03-0\($0)") }.joined(separator: ","))
        try await server.fail(#"{"status": 503, "skip": 1}"#)
        await expect(.unavailable) { try await client.events(in: GraphServer.primary, from: start, to: end) }
        #expect(try await client.events(in: GraphServer.primary, from: start, to: end).events.count == 3)
    }

    @Test(
        arguments: [
            (#"{"status": 429, "reason": "ApplicationThrottled", "retry_after": 17}"#, .quota, 17),
            (#"{"status": 503, "reason": "ServiceUnavailable", "retry_after": 5}"#, .unavailable, 5),
            (#"{"status": 403, "reason": "ErrorAccessDenied"}"#, .forbidden, nil),
            (#"{"status": 404, "reason": "MailboxNotEnabledForRESTAPI"}"#, .forbidden, nil),
            (#"{"status": 404, "reason": "ErrorItemNotFound"}"#, .missing, nil),
            (#"{"status": 401, "reason": "InvalidAuthenticationToken"}"#, .unauthorized, nil),
            (#"{"status": 400, "reason": "ErrorInvalidRequest"}"#, .refused, nil),
        ] as [(String, CalendarAPIError.Code, Int64?)]
    )
    func tellsWhyNothingWasRead(fault: String, code: CalendarAPIError.Code, retryAfter: Int64?) async throws {
        try await server.fail(fault)
        let error = await expect(code) { try await client.events(in: GraphServer.primary, from: start, to: end) }
        #expect(error?.retryAfter == retryAfter)
    }

    @Test func writesAnEventOnceForATransaction() async throws {
        let calendar = GraphServer.primary
        let draft = GraphEventDraft(start: start, end: start + 3_600, subject: "Cut", mark: "bkg_anna_1's")
        try await server.fail(#"{"lost": true, "when": "after"}"#)
        await expect(.unavailable) { try await client.insert(draft, transactionID: "t1", in: calendar) }
        for _ in 1...2 {
            await expect(.duplicate) { try await client.insert(draft, transactionID: "t1", in: calendar) }
        }
        let found = try await client.events(marked: "bkg_anna_1's", in: calendar)
        let written = try #require(found.first)
        #expect(found.count == 1)
        #expect(written.time == GraphEvent.Time(start: .instant(start), end: .instant(start + 3_600)))
        var moved = draft
        moved.start += 7_200
        moved.end += 7_200
        let second = try await client.update(written.id, to: moved, tag: written.tag)
        #expect(second.time?.start == .instant(start + 7_200))
        await expect(.changed) { try await client.update(written.id, to: draft, tag: written.tag) }
        try await client.delete(written.id)
        // Done already.
        try await client.delete(written.id)
        await expect(.missing) { try await client.event(written.id) }
        await expect(.forbidden) { try await client.insert(draft, transactionID: "t2", in: GraphServer.team) }
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

    private static func time(_ text: String) -> String { #"{"dateTime": "\#(text).0000000", "timeZone": "UTC"}"# }

    private static func event(_ id: String, _ day: String) -> String {
        #"{"id": "\#(id)", "start": \#(time("\(day)T09:00:00")), "end": \#(time("\(day)T10:00:00"))}"#
    }
}
