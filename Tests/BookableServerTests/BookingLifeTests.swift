import CivilTime
import HTTPTypes
import Testing

/// What becomes of bookings: holds, approval, moving, closing.
struct BookingLifeTests {
    static let start = "2026-03-09T08:00:00Z"

    @Test func aHoldThatRunsOutFreesTheSlot() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let held = try await stage.booked(anna, at: Self.start, ["hold_seconds": 60])
            #expect(try await stage.send(.get, held.path, as: held.token).json["status"] == "pending")
            stage.clock.advance(by: 59)
            #expect(try await stage.book(anna, at: Self.start).code == "slot_taken")
            stage.clock.advance(by: 1)
            let listed = try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-10"))
            #expect(listed.json["slots"].array.count == 8)
            #expect(try await stage.send(.post, "\(held.path)/confirm", as: held.token).code == "wrong_state")
            #expect(try await stage.book(anna, at: Self.start).status == 201)
            let ended = try await stage.send(.get, held.path, as: held.token)
            #expect(ended.json["status"] == "cancelled")
            #expect(ended.json["cancellation"] == "expiry")
            #expect(ended.json["cancelled_at"] == "2026-03-02T08:01:00Z")
        }
    }

    @Test func aHoldThatIsConfirmedStands() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let held = try await stage.booked(anna, at: Self.start, ["hold_seconds": 60])
            let confirmed = try await stage.send(.post, "\(held.path)/confirm", as: held.token)
            #expect(confirmed.json["status"] == "confirmed")
            #expect(confirmed.json["expires_at"] == .null)
            stage.clock.advance(by: 3_600)
            #expect(try await stage.book(anna, at: Self.start).code == "slot_taken")
            #expect(try await stage.send(.post, "\(held.path)/confirm", as: held.token).code == "wrong_state")
        }
    }

    @Test func whereApprovalIsRequiredTheProviderConfirms() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["requires_approval": true])
            let asked = try await stage.booked(anna, at: Self.start)
            #expect(try await stage.send(.get, asked.path, as: asked.token).json["status"] == "pending")
            #expect(try await stage.send(.post, "\(asked.path)/confirm", as: asked.token).status == 403)
            #expect(try await stage.send(.post, "\(asked.path)/confirm", as: anna.key).json["status"] == "confirmed")
        }
    }

    @Test func aTakenSlotIsAnsweredWithTheNearestFreeOnes() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let refused = try await stage.book(anna, at: "2026-03-09T10:00:00Z")
            #expect(refused.status == 409)
            #expect(refused.code == "slot_taken")
            let starts = refused.json["alternatives"].array.map(\.["start_at"])
            #expect(starts.count == 5)
            #expect(Set(starts.prefix(2)) == ["2026-03-09T09:00:00Z", "2026-03-09T11:00:00Z"])
            let first = try #require(starts.first?.string)
            #expect(try await stage.book(anna, at: first).status == 201)
        }
    }

    /// A service, a start, and the code of the rule that refuses it.
    static let rules: [(service: JSONValue, start: String, code: String)] = [
        ([:], "2026-03-09T07:00:00Z", "outside_hours"),
        ([:], "2026-03-09T15:30:00Z", "past_closing"),
        ([:], "2026-03-09T08:10:00Z", "off_grid"),
        ([:], "2026-02-23T08:00:00Z", "in_the_past"),
        (["min_notice_minutes": 1_440], "2026-03-02T13:00:00Z", "notice_too_short"),
        (["booking_window_days": 3], "2026-03-09T08:00:00Z", "outside_booking_window"),
    ]

    @Test(arguments: rules)
    func aRuleThatRefusesAStartIsNamed(service: JSONValue, start: String, code: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: service)
            let refused = try await stage.book(anna, at: start)
            #expect(refused.status == 422)
            #expect(refused.json["reasons"].array.contains { $0["code"] == .string(code) }, "\(refused.json)")
            let explained = try await stage.send(
                .get,
                "\(anna.path)/slots/explain?service=\(anna.service)&at=\(start)"
            )
            #expect(explained.json["bookable"] == false)
            #expect(explained.json["reasons"].array.contains { $0["code"] == .string(code) })
        }
    }

    @Test func anExceptionAndALimitRefuseStarts() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["max_bookings_per_day": 1])
            let closed = try await stage.send(
                .put,
                "\(anna.path)/exceptions/2026-03-10",
                ["is_available": false, "note": "holiday"],
                as: anna.key
            )
            #expect(closed.json["exceptions"][0]["exception_date"] == "2026-03-10")
            #expect(try await stage.book(anna, at: "2026-03-10T08:00:00Z").code == "exception")
            #expect(try await stage.book(anna, at: Self.start).status == 201)
            let limited = try await stage.book(anna, at: "2026-03-09T10:00:00Z")
            #expect(limited.code == "limit_reached")
            #expect(limited.json["reasons"][0]["maximum"] == 1)
            let opened = try await stage.send(.delete, "\(anna.path)/exceptions/2026-03-10", as: anna.key)
            #expect(opened.status == 204)
            #expect(try await stage.book(anna, at: "2026-03-10T08:00:00Z").status == 201)
        }
    }

    @Test func seatsOfOneSessionAreTakenOneByOne() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["capacity": 2])
            let one = try await stage.booked(anna, at: Self.start)
            #expect(try await stage.book(anna, at: Self.start).json["booking"]["seat"] == 2)
            #expect(try await stage.book(anna, at: Self.start).code == "slot_taken")
            #expect(try await stage.send(.post, "\(one.path)/cancel", as: one.token).status == 200)
            #expect(try await stage.book(anna, at: Self.start).json["booking"]["seat"] == 1)
        }
    }

    @Test func aBookingMovesToAFreeSlotOnly() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            _ = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let path = "\(booking.path)/reschedule"
            let taken = try await stage.send(.post, path, ["start_at": "2026-03-09T10:00:00Z"], as: booking.token)
            #expect(taken.code == "slot_taken")
            #expect(!taken.json["alternatives"].array.isEmpty)
            let odd = try await stage.send(.post, path, ["start_at": "2026-03-09T11:10:00Z"], as: booking.token)
            #expect(odd.code == "off_grid")
            let moved = try await stage.send(.post, path, ["start_at": "2026-03-09T11:00:00Z"], as: booking.token)
            #expect(moved.json["start_at"] == "2026-03-09T11:00:00Z")
            #expect(moved.json["history"].array.last?["kind"] == "rescheduled")
            #expect(try await stage.book(anna, at: Self.start).status == 201)
        }
    }

    @Test func aSessionIsCompletedOrMissedOnceItHasBegun() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let one = try await stage.booked(anna, at: Self.start)
            let two = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            #expect(try await stage.send(.post, "\(one.path)/complete", as: anna.key).code == "wrong_state")
            #expect(try await stage.send(.post, "\(two.path)/no-show", as: anna.key).code == "wrong_state")
            stage.clock.advance(by: 7 * 86_400 + 7_200)
            #expect(try await stage.send(.post, "\(one.path)/complete", as: anna.key).json["status"] == "completed")
            let missed = try await stage.send(.post, "\(two.path)/no-show", as: anna.key)
            #expect(missed.json["booking"]["cancellation"] == "no_show")
            #expect(missed.json["refund"]["amount"] == 0)
            #expect(missed.json["refund"]["status"] == "none")
            #expect(try await stage.send(.post, "\(one.path)/cancel", as: anna.key).code == "wrong_state")
        }
    }

    /// Seconds before the start, around the steps of the moderate policy.
    @Test(arguments: [432_001, 432_000, 431_999, 86_401, 86_400, 86_399, 1, 0, -1] as [Int64])
    func aQuoteIsWhatACancellationGives(notice: Int64) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            _ = try await stage.send(
                .post,
                "\(booking.path)/payments",
                ["amount": 9_999, "method": "bank_transfer"],
                as: anna.key
            )
            stage.clock.set(Stage.now + 7 * 86_400 - notice)
            let quote = try await stage.send(.get, "\(booking.path)/cancellation-quote", as: booking.token)
            let cancelled = try await stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(quote.json["notice_seconds"] == .integer(notice))
            #expect(quote.json["amount"] == cancelled.json["refund"]["amount"])
            #expect(quote.json["entitlement"] == cancelled.json["refund"]["entitlement"])
            let expected: Int64 = notice >= 432_000 ? 9_999 : notice >= 86_400 ? 5_000 : 0
            #expect(quote.json["amount"] == .integer(expected))
        }
    }

    @Test func aProviderThatCancelsGivesEverythingBack() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(policy: "strict")
            let booking = try await stage.booked(anna, at: Self.start)
            _ = try await stage.send(
                .post,
                "\(booking.path)/payments",
                ["amount": 9_999, "method": "cash"],
                as: anna.key
            )
            let asClient = try await stage.send(
                .get,
                "\(booking.path)/cancellation-quote?cancelled_by=client",
                as: anna.key
            )
            #expect(asClient.json["amount"] == 0)
            let cancelled = try await stage.send(.post, "\(booking.path)/cancel", [:], as: anna.key)
            #expect(cancelled.json["refund"]["amount"] == 9_999)
            #expect(cancelled.json["booking"]["cancellation"] == "provider")
        }
    }

    @Test func noMoreThanThePriceIsRecordedAsPaid() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            let path = "\(booking.path)/payments"
            #expect(try await stage.send(.post, path, ["amount": 9_000, "method": "cash"], as: anna.key).status == 201)
            let tooMuch = try await stage.send(.post, path, ["amount": 1_000, "method": "cash"], as: anna.key)
            #expect(tooMuch.status == 422)
            #expect(tooMuch.fields == ["amount"])
        }
    }

    @Test func answersAndDocumentsAreHeldAgainstTheForm() async throws {
        try await Stage.run { stage in
            let form: JSONValue = [
                "fields": [
                    ["name": "size", "label": "Size", "type": "choice", "required": true, "choices": ["S", "L"]]
                ],
                "documents": [["name": "pass", "label": "Passport", "due": "booking"]],
            ]
            let anna = try await stage.openPractice(service: ["requirements": form])
            #expect(try await stage.book(anna, at: Self.start).fields == ["answers.size", "documents.pass"])
            let wrong = try await stage.book(
                anna,
                at: Self.start,
                ["answers": ["size": "M"], "documents": ["pass": "C01"]]
            )
            #expect(wrong.fields == ["answers.size"])
            let missing = try await stage.book(anna, at: Self.start, ["answers": ["size": "L"]])
            #expect(missing.fields == ["documents.pass"])
            let complete: JSONValue = ["answers": ["size": "L"], "documents": ["pass": "C01"]]
            let booked = try await stage.book(anna, at: Self.start, complete)
            #expect(booked.json["booking"]["client"]["answers"] == ["size": "L"])
        }
    }

    @Test func anArchivedServiceKeepsItsBookings() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            #expect(try await stage.send(.delete, anna.servicePath, as: anna.key).status == 204)
            #expect(try await stage.send(.get, "\(anna.path)/services").json["items"] == [])
            #expect(try await stage.send(.get, anna.servicePath).json["is_archived"] == true)
            #expect(try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-10")).json["slots"] == [])
            #expect(try await stage.book(anna, at: "2026-03-09T10:00:00Z").code == "conflict")
            #expect(try await stage.send(.get, booking.path, as: booking.token).json["status"] == "confirmed")
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: booking.token).status == 200)
        }
    }
}
