import CalendarSync
import CivilTime
import Foundation
import HTTPTypes
import LoopbackServers
import PostgresServer
import Testing

/// Events of bookings, as read by clients that others wrote.
struct IndependentReaderTests {
    @Test(arguments: Engine.allCases)
    func `Google's own client reads one event for each booking in myworld, whatever goes wrong`(
        engine: Engine
    ) async throws {
        let peer = try OAuthPeer(.google)
        let world = try MyWorld(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.google, at: peer, apiURL: world.url)
        try await Stage.run(on: engine, calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let link = try await stage.linkCalendar(stage.connect(anna, at: peer), of: anna, .google, MyWorld.calendar)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            let choice: JSONValue = ["receives_bookings": true, "booking_contents": "details"]
            #expect(try await stage.send(.patch, path, choice, as: anna.key).status == 200)
            await stage.readCalendars()
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "fresh")

            let faults = MyWorld.Fault.allCases
            var bookings: [HeldBooking] = []
            for (number, fault) in faults.enumerated() {
                try await world.fail(fault)
                bookings.append(try await stage.booked(anna, at: Self.start(number, "09")))
                await stage.work()
            }
            let written = try await Self.read(CalendarPeers.googleReader(world))
            #expect(written.map(\.start) == (0..<faults.count).map { Self.seconds(Self.start($0, "09")) })
            #expect(Set(written.map(\.id)).count == faults.count)
            #expect(written.map { $0.marks?["bookable_booking"] } == bookings.map(\.id))
            #expect(written.allSatisfy { $0.end - $0.start == 3_600 && $0.summary == "Hour: Kim Client" }, "\(written)")

            for (number, fault) in faults.enumerated() {
                try await world.fail(fault)
                let later: JSONValue = ["start_at": .string(Self.start(number, "13"))]
                let moved = try await stage.send(.post, "\(bookings[number].path)/reschedule", later, as: anna.key)
                #expect(moved.status == 200, "\(moved.json)")
                await stage.work()
            }
            let moved = try await Self.read(CalendarPeers.googleReader(world))
            #expect(moved.map(\.start) == (0..<faults.count).map { Self.seconds(Self.start($0, "13")) })
            #expect(moved.map(\.id) == written.map(\.id), "They are the same events.")

            // What was written does not come back as busy, nor as changed by somebody.
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"] == [])
            #expect(try await stage.send(.get, "\(anna.path)/calendar-drifts", as: anna.key).json["items"] == [])

            for (number, fault) in faults.enumerated() {
                // Asked to delete twice, myworld answers that the event is gone and keeps it.
                try await world.fail(fault == .sentTwice ? .lostAfter : fault)
                let ended = try await stage.send(.post, "\(bookings[number].path)/cancel", as: anna.key)
                #expect(ended.status == 200)
                await stage.work()
            }
            let left = try await Self.read(CalendarPeers.googleReader(world))
            #expect(left == [])
            #expect(try await stage.jobKinds() == [])
        }
    }

    @Test(arguments: CalendarServer.Peer.allCases)
    func `the caldav client reads one event for each booking`(peer: CalendarServer.Peer) async throws {
        let server = try CalendarServer(peer)
        try server.prepare()
        try await Stage.run(calendarLinks: try .reading()) { stage in
            let anna = try await stage.openPractice()
            let link: JSONValue = [
                "kind": "caldav", "address": .string(server.calendar), "user": "master", "password": "secret",
                "receives_bookings": true, "booking_contents": "details",
            ]
            #expect(try await stage.send(.post, "\(anna.path)/calendars", link, as: anna.key).status == 201)
            await stage.readCalendars()
            let first = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            let second = try await stage.booked(anna, at: "2026-03-30T09:00:00Z")
            await stage.work()
            let written = try await Self.read(CalendarPeers.caldavReader(server))
            // Between the two, clocks go forward.
            #expect(written.map(\.start) == ["2026-03-09T09:00:00Z", "2026-03-30T09:00:00Z"].map(Self.seconds))
            #expect(written.allSatisfy { $0.end - $0.start == 3_600 && $0.status == "CONFIRMED" }, "\(written)")
            #expect(written.allSatisfy { $0.summary == "Hour: Kim Client" })
            #expect(zip(written, [first, second]).allSatisfy { $0.id.contains($1.id) }, "\(written)")

            let later: JSONValue = ["start_at": "2026-03-31T13:00:00Z"]
            #expect(try await stage.send(.post, "\(second.path)/reschedule", later, as: anna.key).status == 200)
            #expect(try await stage.send(.post, "\(first.path)/cancel", as: anna.key).status == 200)
            await stage.work()
            let left = try await Self.read(CalendarPeers.caldavReader(server))
            #expect(left.map(\.start) == [Self.seconds("2026-03-31T13:00:00Z")])
            #expect(left.map(\.id) == [written[1].id])
        }
    }

    /// An event as another client tells it.
    private struct ReadEvent: Decodable, Equatable {
        let id: String
        let start: Int64
        let end: Int64
        let summary: String
        let status: String
        let marks: [String: String]?
    }

    private static func read(_ command: [String]) async throws -> [ReadEvent] {
        let output = try await runCommand(command)
        return try JSONDecoder().decode([ReadEvent].self, from: Data(output.utf8))
    }

    /// A weekday from the ninth of March on.
    private static func start(_ number: Int, _ hour: String) -> String {
        let day = 9 + number / 5 * 7 + number % 5
        return "2026-03-\(day < 10 ? "0" : "")\(day)T\(hour):00:00Z"
    }

    private static func seconds(_ text: String) -> Int64 { Instant(text)?.secondsSince1970 ?? 0 }
}
