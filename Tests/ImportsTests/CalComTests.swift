import Bookings
import CivilTime
import Imports
import Money
import Scheduling
import Testing

/// Users of Cal.com, brought in from answers of both versions of its API.
struct CalComTests {
    private func contents(_ files: [String]) throws -> SourceContents {
        try CalComReader.read(files.map { ($0, try ImportHall.fixture("calcom/\($0)")) }, ImportHall.options)
    }

    private static let second = ["v2-me.json", "v2-schedules.json", "v2-event-types.json", "v2-bookings.json"]

    @Test(arguments: Engine.allCases)
    func `answers of version 2 become a provider with services and bookings`(engine: Engine) async throws {
        try await ImportHall.run(on: engine) { hall in
            let report = try await hall.write(try contents(Self.second))
            let lea = try hall.provider("501", in: report)
            let services = try await hall.services(of: lea)
            #expect(services.map(\.name) == ["By request", "Class", "Consultation (30 min)", "Consultation (60 min)"])
            #expect(services[0].requiresApproval && services[0].timing.slotStepMinutes == 15)
            #expect(services[1].timing.capacity == 5 && services[1].timing.slotStepMinutes == 90)
            let swiss = try #require(Currency("CHF"))
            #expect(services[2].price == MonetaryAmount(4_500, swiss) && services[2].timing.bufferAfterMinutes == 10)
            #expect(services[2].timing.maximumPerDay == 8 && services[2].timing.minimumNoticeMinutes == 120)
            let bookings = try await hall.bookings(of: lea)
            #expect(
                bookings.map { "\($0.startAt) \($0.client.name) \($0.status)" }.sorted() == [
                    "2031-03-03T08:00:00Z Kai Wolf confirmed", "2031-03-03T09:00:00Z Kai Wolf confirmed",
                    "2031-03-04T09:45:00Z Kai Wolf pending", "2031-03-05T17:00:00Z A confirmed",
                    "2031-03-05T17:00:00Z B confirmed",
                ]
            )
            #expect(bookings[0].client.phone == "+41446681800" && bookings[0].client.timeZone == "Europe/Berlin")
            #expect(bookings.first { $0.client.name == "B" }.map { $0.client.timeZone } == .some(nil))
            let monday = try await hall.slots(services[2], from: "2031-03-03T00:00:00Z", to: "2031-03-03T23:00:00Z")
            // 09:00 to 09:30 is booked with ten minutes after it, and 09:15 to 09:45 is blocked; 10:00 to 11:00 is booked with its buffer.
            #expect(monday.first == "2031-03-03 11:30" && monday.last == "2031-03-03 23:30", "\(monday)")
            let week = try await hall.slots(services[2], from: "2031-03-09T23:00:00Z", to: "2031-03-16T23:00:00Z")
            #expect(week == ["14:00", "14:30", "15:00", "15:30"].map { "2031-03-11 \($0)" }, "\(week)")
            let evening = try await hall.slots(services[1], from: "2031-03-11T23:00:00Z", to: "2031-03-12T23:00:00Z")
            #expect(evening == ["2031-03-12 18:00", "2031-03-12 19:30"])
        }
    }

    @Test func `what does not fit is told of`() async throws {
        try await ImportHall.run(on: .sqlite) { hall in
            let report = try await hall.write(try contents(Self.second))
            let expected: [(SourceRow.Kind, String, String)] = [
                (.hours, "11/3", "refused: it ends at or before its start"),
                (.exception, "11/6", "skipped: it is over"),
                (.hours, "14/1", "skipped: no event type has this schedule"),
                (.service, "34", "refused: it belongs to a team, which has no place here"),
                (.service, "35", "refused: its schedule 13 is in Asia/Tokyo, and its owner in Europe/Zurich"),
                (.service, "36", "refused: the currency \"ZZZ\" of its price is unknown; say one with --currency"),
                (.booking, "uid2aaa", "adapted: 1 guest is left out"),
                (.booking, "uid3aaa", "refused: it overlaps another booking, or its buffers do; its time is blocked"),
                (.booking, "uid4aaa", "refused: it lasts 20 minutes, and its service 30; its time is blocked"),
                (.booking, "uid5aaa/3", "refused: its attendee has neither a name nor an address"),
                (.booking, "uid7aaa", "skipped: it is over"), (.booking, "uid8aaa", "skipped: it is cancelled"),
                (.booking, "uid9aaa", "refused: its event type 34 is not brought in; its time is blocked"),
                (.booking, "uid0aaa", "refused: it has no attendee; its time is blocked"),
                (.other, "page", "skipped: more follows on another page: is that saved as well?"),
            ]
            for (kind, id, outcome) in expected { #expect(report.outcome(kind, id) == outcome, "\(kind) \(id)") }
            #expect(report.outcome(.service, "31/60").contains("not business days alone"))
            #expect(report.outcome(.service, "31/60").contains("its limit for a year is left out"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `answers of version 1 in one file do too, once`(engine: Engine) async throws {
        try await ImportHall.run(on: engine) { hall in
            let empty = try await hall.rowCounts()
            _ = try await hall.write(try contents(["v1.json"]), isTrial: true)
            #expect(try await hall.rowCounts() == empty)
            let report = try await hall.write(try contents(["v1.json"]))
            let tom = try hall.provider("7", in: report)
            let call = try #require(try await hall.services(of: tom).first)
            #expect(call.price == MonetaryAmount(2_500, .usDollar) && call.timing.bufferBeforeMinutes == 5)
            let booking = try #require(try await hall.bookings(of: tom).first)
            #expect(booking.startAt == Instant("2031-03-03T15:00:00Z") && booking.client.language == "fr")
            #expect(report.outcome(.booking, "v1-701") == "adapted: 1 guest is left out; its payment is left out")
            #expect(report.outcome(.booking, "v1-702") == "skipped: it was rejected")
            #expect(report.outcome(.service, "71").contains("hidden there"))
            let days = try await hall.slots(call, from: "2031-03-03T05:00:00Z", to: "2031-03-05T05:00:00Z")
            // The second day has other hours; the first is free again half past ten, with buffers of five minutes.
            #expect(days.first == "2031-03-03 10:30" && days.contains("2031-03-03 15:40"), "\(days)")
            #expect(days.filter { $0.hasPrefix("2031-03-04") }.count == 5, "\(days)")
            let full = try await hall.rowCounts()
            let again = try await hall.write(try contents(["v1.json"]))
            var after = try await hall.rowCounts()
            after["audit_entries"] = full["audit_entries"]
            #expect(after == full && again.outcome(.booking, "v1-701") == "present")
        }
    }
}
