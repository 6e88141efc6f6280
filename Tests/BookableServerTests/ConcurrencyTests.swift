import HTTPTypes
import Testing

struct ConcurrencyTests {
    @Test func oneOfTwoHundredSimultaneousRequestsGetsTheSlot() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let statuses = try await withThrowingTaskGroup(of: Reply.self) { group in
                for _ in 0..<200 {
                    group.addTask { try await stage.book(anna, at: "2026-03-09T08:00:00Z") }
                }
                return try await group.reduce(into: [:]) { counts, reply in counts[reply.status, default: 0] += 1 }
            }
            #expect(statuses == [201: 1, 409: 199])
        }
    }

    @Test func simultaneousRequestsTakeEachSeatOnce() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["capacity": 5])
            let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
                for _ in 0..<40 {
                    group.addTask { try await stage.book(anna, at: "2026-03-09T08:00:00Z") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let seats = replies.compactMap(\.json["booking"]["seat"].integer).sorted()
            #expect(seats == [1, 2, 3, 4, 5])
            #expect(replies.filter { $0.status == 409 }.count == 35)
        }
    }

    @Test func simultaneousRequestsWithOneKeyBookOnce() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let bodies = try await withThrowingTaskGroup(of: Reply.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await stage.book(
                            anna,
                            at: "2026-03-09T08:00:00Z",
                            headers: ["Idempotency-Key": IdempotencyTests.random]
                        )
                    }
                }
                return try await group.reduce(into: Set<[UInt8]>()) { bodies, reply in
                    #expect(reply.status == 201)
                    bodies.insert(reply.bytes)
                }
            }
            #expect(bodies.count == 1)
        }
    }
}
