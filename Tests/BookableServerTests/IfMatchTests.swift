import HTTPTypes
import Testing

/// Two who edit the same thing do not undo each other's changes unseen.
struct IfMatchTests {
    /// One change, and what is read before it.
    struct Edit: CustomTestStringConvertible, Sendable {
        let method: HTTPRequest.Method
        let path: String
        let read: String
        var body: JSONValue?

        var testDescription: String { "\(method.rawValue) \(path)" }
    }

    private static let anna = "/v1/providers/prv_anna"
    private static let service = "\(anna)/services/svc_anna_hour"
    private static let hours: JSONValue = [
        "schedule": [["day_of_week": 1, "start_time": "10:00", "end_time": "17:00"]]
    ]
    private static let edits = [
        Edit(method: .patch, path: anna, read: anna, body: ["name": "Practice Anna"]),
        Edit(method: .put, path: "\(anna)/policy", read: anna, body: ["policy": "strict"]),
        Edit(method: .put, path: "\(anna)/schedule", read: anna, body: hours),
        Edit(method: .put, path: "\(anna)/exceptions/2026-03-12", read: anna, body: ["is_available": false]),
        Edit(method: .delete, path: "\(anna)/exceptions/2026-03-11", read: anna),
        Edit(method: .patch, path: service, read: service, body: ["price": 8_000]),
        Edit(method: .delete, path: service, read: service),
        Edit(method: .patch, path: "{booking}", read: "{booking}", body: ["client": ["name": "Kim"]]),
        Edit(method: .post, path: "{booking}/confirm", read: "{booking}"),
        Edit(method: .post, path: "{booking}/cancel", read: "{booking}"),
        Edit(
            method: .post,
            path: "{booking}/reschedule",
            read: "{booking}",
            body: ["start_at": "2026-03-10T10:00:00Z"]
        ),
    ]

    @Test(arguments: edits, Engine.allCases)
    func aChangeOfWhatHasChangedIsRefused(edit: Edit, engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z", ["hold_seconds": 3_600])
            let closed: JSONValue = ["is_available": false]
            try await stage.send(.put, "\(Self.anna)/exceptions/2026-03-11", closed, as: anna.key)
            let path = edit.path.replacing("{booking}", with: booking.path)
            let read = edit.read.replacing("{booking}", with: booking.path)
            let old = try #require(try await stage.send(.get, read, as: anna.key).header("ETag"))
            // Somebody else comes first.
            try await stage.send(.patch, Self.anna, ["email": "other@example.com"], as: anna.key)
            try await stage.send(.patch, Self.service, ["description": "Other"], as: anna.key)
            try await stage.send(.patch, booking.path, ["client": ["phone": "12345"]], as: anna.key)
            let before = try await stage.send(.get, read, as: anna.key)
            let stale = try await stage.send(edit.method, path, edit.body, as: anna.key, headers: ["If-Match": old])
            #expect(stale.status == 412 && stale.code == "precondition_failed", "\(stale.json)")
            // A condition without a tag is not the same as no condition.
            let empty = try await stage.send(edit.method, path, edit.body, as: anna.key, headers: ["If-Match": " "])
            #expect(empty.status == 400 && empty.fields == ["If-Match"], "\(empty.json)")
            #expect(try await stage.send(.get, read, as: anna.key).json == before.json)
            let new = try #require(before.header("ETag"))
            let done = try await stage.send(
                edit.method,
                path,
                edit.body,
                as: anna.key,
                headers: ["If-Match": "\"other\", \(new)"]
            )
            #expect((200...204).contains(done.status), "\(done.json)")
        }
    }

    @Test func theAnswerToAChangeHasTheNextTag() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            var tag = try #require(try await stage.send(.get, booking.path, as: booking.token).header("ETag"))
            for hour in ["10", "11"] {
                let start: JSONValue = ["start_at": .string("2026-03-10T\(hour):00:00Z")]
                let moved = try await stage.send(
                    .post,
                    "\(booking.path)/reschedule",
                    start,
                    as: booking.token,
                    headers: ["If-Match": tag]
                )
                #expect(moved.status == 200)
                tag = try #require(moved.header("ETag"))
            }
            let any = try await stage.send(
                .patch,
                booking.path,
                ["client": ["name": "Kim"]],
                as: booking.token,
                headers: ["If-Match": "*"]
            )
            #expect(any.status == 200)
            let weak = try await stage.send(
                .patch,
                booking.path,
                ["client": ["name": "Lou"]],
                as: booking.token,
                headers: ["If-Match": "W/\(any.header("ETag") ?? "")"]
            )
            #expect(weak.status == 412)
        }
    }
}
