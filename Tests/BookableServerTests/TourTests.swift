import CivilTime
import HTTPTypes
import Testing

/// One provider and one client, from the first request to the refund.
struct TourTests {
    @Test func everythingFitsTogether() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()

            let listed = try await stage.send(
                .get,
                anna.slots(from: "2026-03-09", to: "2026-03-10", "&time_zone=America/New_York")
            )
            #expect(listed.status == 200)
            #expect(listed.json["slots"].array.count == 8)
            #expect(listed.json["slots"][0]["start_at"] == "2026-03-09T08:00:00Z")
            #expect(listed.json["slots"][0]["local_start_at"] == "2026-03-09T04:00:00-04:00")

            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let read = try await stage.send(.get, booking.path, as: booking.token)
            #expect(read.json["status"] == "confirmed")
            #expect(read.json["policy"]["id"] == "moderate")
            #expect(read.json["policy"]["name"].string?.isEmpty == false)
            #expect(read.json["history"][0]["kind"] == "booked")

            let paid = try await stage.send(
                .post,
                "\(booking.path)/payments",
                ["amount": 9_999, "method": "cash"],
                as: anna.key
            )
            #expect(paid.status == 201)
            #expect(paid.json["booking"]["paid"] == 9_999)

            let left = try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-10"))
            #expect(left.json["slots"].array.count == 7)

            // 48 hours before the start.
            stage.clock.set(Stage.now + 5 * 86_400)
            let quote = try await stage.send(.get, "\(booking.path)/cancellation-quote", as: booking.token)
            #expect(quote.json["amount"] == 5_000)
            #expect(quote.json["notice_seconds"] == 172_800)
            let cancelled = try await stage.send(
                .post,
                "\(booking.path)/cancel",
                ["reason": "ill"],
                as: booking.token
            )
            #expect(cancelled.status == 200)
            #expect(cancelled.json["booking"]["status"] == "cancelled")
            #expect(cancelled.json["booking"]["cancelled_at"] == "2026-03-07T08:00:00Z")
            #expect(cancelled.json["refund"]["amount"] == 5_000)
            #expect(cancelled.json["refund"]["status"] == "owed")

            let refund = try #require(cancelled.json["refund"]["id"].string)
            let told = try await stage.send(.get, "/v1/refunds/\(refund)", as: booking.token)
            #expect(told.json == cancelled.json["refund"])
            let again = try await stage.send(
                .post,
                "/v1/policies/evaluate",
                ["policy": "moderate", "booking": told.json["input"]],
                as: stage.finance
            )
            #expect(again.json["amount"] == 5_000)
            #expect(again.json["version"] == told.json["policy"]["version"])

            let free = try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-10"))
            #expect(free.json["slots"].array.count == 8)
        }
    }
}
