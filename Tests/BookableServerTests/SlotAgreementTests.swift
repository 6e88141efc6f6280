import CivilTime
import HTTPTypes
import Testing
import TestSupport

/// Every slot listed books; nothing unlisted does.
struct SlotAgreementTests {
    /// Services of different grids, around the change of clocks on 2026-03-29.
    static let services: [JSONValue] = [
        ["duration_minutes": 60, "slot_step_minutes": 45],
        ["duration_minutes": 45, "slot_step_minutes": 15, "slot_alignment": "packed", "buffer_after_minutes": 20],
        ["duration_minutes": 50, "slot_step_minutes": 30, "slot_alignment": "clock", "buffer_before_minutes": 10],
        ["duration_minutes": 90, "capacity": 2, "max_bookings_per_day": 3],
    ]

    @Test(arguments: services, [1, 2] as [UInt64])
    func listedStartsBookAndOthersDoNot(service: JSONValue, seed: UInt64) async throws {
        try await Stage.run { stage in
            stage.clock.set(Stage.now + 24 * 86_400)
            let anna = try await stage.openPractice(service: service)
            _ = try await stage.send(
                .put,
                "\(anna.path)/exceptions/2026-03-30",
                ["is_available": true, "custom_start": "22:00", "custom_end": "02:00"],
                as: anna.key
            )
            var random = SplitMix64(seed: seed)
            for step in 0..<25 {
                if step.isMultiple(of: 8) { try await block(random.busySpan(), anna, stage) }
                let listed = try await starts(of: anna, on: stage)
                let instant = Timestamp.format(random.instant(in: listed))
                let reply = try await stage.book(anna, at: instant)
                #expect((reply.status == 201) == listed.contains(instant), "seed \(seed), \(instant): \(reply.json)")
                #expect([201, 409, 422].contains(reply.status))
            }
        }
    }

    @Test func aWeekBooksUntilNothingIsListed() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["slot_alignment": "packed", "buffer_after_minutes": 15])
            var count = 0
            while let next = try await starts(of: anna, on: stage, from: "2026-03-09", to: "2026-03-16").first {
                #expect(try await stage.book(anna, at: next).status == 201)
                count += 1
                try #require(count < 100)
            }
            // From 09:00 to 17:00 an hour and its buffer fit six times.
            #expect(count == 42)
        }
    }

    @Test func aVisitorsZoneChangesNoSlot() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let (from, to) = ("2026-03-27T00:00:00Z", "2026-04-03T00:00:00Z")
            let plain = try await starts(of: anna, on: stage, from: from, to: to)
            for zone in ["Pacific/Apia", "America/St_Johns", "UTC", "Asia/Kathmandu"] {
                let path = anna.slots(from: from, to: to, "&time_zone=\(zone)")
                let reply = try await stage.send(.get, path)
                #expect(reply.json["slots"].array.compactMap(\.["start_at"].string) == plain)
                for slot in reply.json["slots"].array {
                    let local = try #require(slot["local_start_at"].string)
                    #expect(Timestamp.parse(local) == slot["start_at"].string.flatMap(Timestamp.parse))
                }
            }
        }
    }

    private func block(_ span: (start: Int64, end: Int64), _ practice: Practice, _ stage: Stage) async throws {
        let body: JSONValue = [
            "start_at": .string(Timestamp.format(span.start)), "end_at": .string(Timestamp.format(span.end)),
        ]
        let reply = try await stage.send(.post, "\(practice.path)/busy", body, as: practice.key)
        #expect(reply.status == 201, "\(reply.json)")
    }

    private func starts(
        of practice: Practice,
        on stage: Stage,
        from: String = "2026-03-27",
        to: String = "2026-04-03"
    ) async throws -> [String] {
        let reply = try await stage.send(.get, practice.slots(from: from, to: to))
        return reply.json["slots"].array.compactMap(\.["start_at"].string)
    }
}

extension SplitMix64 {
    /// Up to two hours of the week from 2026-03-27 on, at odd seconds.
    fileprivate mutating func busySpan() -> (start: Int64, end: Int64) {
        let start = 1_774_566_000 + Int64.random(in: 0..<604_800, using: &self)
        return (start, start + Int64.random(in: 1...7_200, using: &self))
    }

    /// A listed start, one near it, or any five minutes of the week from 2026-03-27 on.
    fileprivate mutating func instant(in listed: [String]) -> Int64 {
        let any = 1_774_566_000 + Int64.random(in: 0..<2_016, using: &self) * 300
        guard let start = listed.randomElement(using: &self).flatMap(Timestamp.parse) else { return any }
        switch Int.random(in: 0..<3, using: &self) {
        case 0: return start
        case 1: return start + Int64.random(in: -12...12, using: &self) * 300
        default: return any
        }
    }
}
