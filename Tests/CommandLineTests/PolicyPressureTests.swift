import Foundation
import FoundationNetworking
import PostgresServer
import Synchronization
import Testing
import TestSupport

/// A server whose other clients try slow scripts, over and over.
@Suite(.timeLimit(.minutes(5)))
struct PolicyPressureTests {
    /// Where the server keeps its data.
    enum Engine: CaseIterable, Sendable {
        case sqlite, postgres
    }

    /// Cheap for every booking that a check tries, and as costly as a script may be for one with 77.70 paid.
    private static let dormant = """
        return { name = "Dormant", description = "Wakes up.", refund = function(booking)
          local x = 1e308
          if booking.paid == 7770 then
            for i = 1, 5500 do local _ = x % 1e-308 end
          end
          return percent(booking.paid, 50)
        end }
        """

    /// Takes most of what it may for every booking.
    private static let costly = """
        return { name = "Costly", description = "Counts.", refund = function(booking)
          local n = 0
          for i = 1, 4000 do n = n + i % 7 end
          return booking.notice > 0 and booking.paid or 0
        end }
        """

    private static let awake = """
        {"paid": 7770, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z", "start_at": "2026-03-10T10:00:00Z",
         "end_at": "2026-03-10T11:00:00Z", "cancelled_at": "2026-03-09T08:00:00Z", "cancelled_by": "client"}
        """

    /// How long anybody else may wait for an answer here, where other tests and builds want the processor too; without
    /// attackers it takes milliseconds, and behind their scripts it took many seconds.
    private static let patience: Duration = .seconds(5)

    /// A server with a shop, and keys of finance and of the shop itself.
    private struct Scene: Sendable {
        let endpoint: Endpoint
        let admin: String
        let finance: String
        let shop: String
        private let session: URLSession

        init(_ endpoint: Endpoint, database: String, admin: String) async throws {
            self.endpoint = endpoint
            self.admin = admin
            try await Shop.open(on: endpoint, key: admin)
            finance = try Self.makeKey(["--role", "finance"], database)
            shop = try Self.makeKey(["--role", "provider", "--provider", "prv_shop"], database)
            let configuration = URLSessionConfiguration.ephemeral
            configuration.httpMaximumConnectionsPerHost = 64
            configuration.timeoutIntervalForRequest = 240
            session = URLSession(configuration: configuration)
        }

        private static func makeKey(_ options: [String], _ database: String) throws -> String {
            let outcome = try Binary.run(["keys", "create", "--database", database] + options)
            try #require(outcome.status == 0, "\(outcome.errors)")
            return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        /// A booking with its client's token.
        func book(_ start: String) async throws -> (id: String, token: String) {
            struct Answer: Decodable {
                struct Booking: Decodable { let id: String }
                let booking: Booking
                let token: String
            }
            let body = """
                {"provider_id": "prv_shop", "service_id": "svc_shop_visit", "start_at": "\(start)",
                 "client": {"name": "Kim"}}
                """
            let answer = try await endpoint.send("POST", "/v1/bookings", body: body)
            try #require(answer.status == 201, "\(answer.body)")
            let booked = try JSONDecoder().decode(Answer.self, from: Data(answer.body.utf8))
            return (booked.booking.id, booked.token)
        }

        func post(_ path: String, _ body: String, key: String) async throws -> (status: Int, body: String) {
            try await endpoint.send("POST", path, key: key, body: body, over: session)
        }

        /// Sends requests on so many connections, again and again, for as long as `meanwhile` runs; the statuses.
        func attack(
            _ path: String,
            _ body: String,
            connections: Int,
            meanwhile: () async throws -> Void
        ) async throws -> [Int] {
            let ending = Ending()
            return try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 0..<connections {
                    group.addTask {
                        var statuses: [Int] = []
                        while !ending.hasCome {
                            statuses.append(try await post(path, body, key: finance).status)
                            // The attackers' own side needs the processor less than the server's.
                            try await Task.sleep(for: .milliseconds(10))
                        }
                        return statuses
                    }
                }
                // The first scripts are running when others come.
                try await Task.sleep(for: .milliseconds(500))
                defer { ending.come() }
                try await meanwhile()
                ending.come()
                return try await group.reduce(into: []) { $0 += $1 }
            }
        }
    }

    /// Tells those who attack when to stop: requests under way are not cancelled.
    private final class Ending: Sendable {
        private let state = Mutex(false)

        var hasCome: Bool { state.withLock { $0 } }

        func come() { state.withLock { $0 = true } }
    }

    private func onScene(_ engine: Engine, _ body: (Scene) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        switch engine {
        case .sqlite: try await serve(folder.path("shop.sqlite"), folder, body)
        case .postgres:
            let postgres = try await PostgresServer.start()
            try await serve(postgres.url(of: "postgres"), folder, body)
        }
    }

    private func serve(_ database: String, _ folder: TemporaryFolder, _ body: (Scene) async throws -> Void) async throws
    {
        let admin = try Shop.make(in: database)
        // All come from one address here, which is not to be what holds them back.
        let options = ["--create", "--max-requests-per-address", "100"]
        let server = try await ServerProcess(database: database, log: folder.path("log"), options: options)
        try await body(Scene(server.endpoint, database: database, admin: admin))
        #expect(server.stop() == 0)
    }

    private static func body(_ source: String, booking: String? = nil) throws -> String {
        let source = String(decoding: try JSONEncoder().encode(["source": source]), as: UTF8.self)
        return booking.map { "\(source.dropLast()), \"booking\": \($0)}" } ?? source
    }

    private static func inTime<Answer>(
        _ what: String,
        within patience: Duration = patience,
        _ work: () async throws -> Answer
    ) async throws -> Answer {
        let clock = ContinuousClock()
        let start = clock.now
        let answer = try await work()
        #expect(clock.now - start < patience, "\(what) took \(clock.now - start)")
        return answer
    }

    @Test(arguments: Engine.allCases)
    func `bookings and cancellations do not wait for evaluations of others`(engine: Engine) async throws {
        try await onScene(engine) { scene in
            let slots = try await Shop.slots(on: scene.endpoint)
            let attack = try Self.body(Self.dormant, booking: Self.awake)
            let statuses = try await scene.attack("/v1/policies/evaluate", attack, connections: 16) {
                for index in 0..<6 {
                    let booking = try await Self.inTime("booking \(index)") {
                        try await scene.book(slots[index * 2])
                    }
                    let paid = try await scene.post(
                        "/v1/bookings/\(booking.id)/payments",
                        #"{"amount": 5000, "method": "cash"}"#,
                        key: scene.shop
                    )
                    #expect(paid.status == 201, "\(paid.body)")
                    let quote = try await Self.inTime("quote \(index)") {
                        try await scene.endpoint.send(
                            "GET",
                            "/v1/bookings/\(booking.id)/cancellation-quote",
                            key: booking.token
                        )
                    }
                    #expect(quote.status == 200, "\(quote.body)")
                    let cancelled = try await Self.inTime("cancellation \(index)") {
                        try await scene.post(
                            "/v1/bookings/\(booking.id)/cancel",
                            "{}",
                            key: booking.token
                        )
                    }
                    #expect(cancelled.status == 200, "\(cancelled.body)")
                }
                let provider = try await Self.inTime("a provider") {
                    try await scene.endpoint.send("GET", "/v1/providers/prv_shop")
                }
                #expect(provider.status == 200)
            }
            #expect(statuses.contains(429))
            #expect(Set(statuses).isSubset(of: [200, 422, 429, 503]), "\(Set(statuses))")
        }
    }

    @Test(arguments: Engine.allCases)
    func `many bookings at once find connections however slow others' scripts are`(engine: Engine) async throws {
        try await onScene(engine) { scene in
            let slots = try await Shop.slots(on: scene.endpoint)
            let attack = try Self.body(Self.dormant, booking: Self.awake)
            _ = try await scene.attack("/v1/policies/evaluate", attack, connections: 16) {
                let booked = try await Self.inTime("a dozen bookings") {
                    try await withThrowingTaskGroup(of: String?.self) { group in
                        for index in 0..<12 {
                            group.addTask { await Shop.book(slots[index * 2], on: scene.endpoint) }
                        }
                        return try await group.reduce(into: []) { $0.append($1) }
                    }
                }
                #expect(booked.allSatisfy { $0 != nil })
            }
        }
    }

    @Test func `a check is answered while another key has forty to make`() async throws {
        try await onScene(.sqlite) { scene in
            let costly = try Self.body(Self.costly)
            let moderate = try Self.body(
                "return { name = \"Half\", description = \"Half.\", refund = function(b) return percent(b.paid, 50) end }"
            )
            let statuses = try await scene.attack("/v1/policies/check", costly, connections: 40) {
                for _ in 0..<3 {
                    // Behind forty of them it would be a minute and more.
                    let other = try await Self.inTime("a check", within: .seconds(15)) {
                        try await scene.post("/v1/policies/check", moderate, key: scene.shop)
                    }
                    #expect(other.status == 200, "\(other.body)")
                }
            }
            #expect(statuses.contains(429))
            #expect(!statuses.contains(503))
        }
    }

    @Test func `a provider's slow policy delays its own clients alone`() async throws {
        try await onScene(.sqlite) { scene in
            let slots = try await Shop.slots(on: scene.endpoint)
            let slow = try await Slow.open(scene.endpoint, key: scene.admin, source: Self.dormant)
            let bookings = try await slow.book(slots.prefix(6), key: scene.admin)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for booking in bookings {
                    for _ in 0..<4 {
                        group.addTask {
                            let path = "/v1/bookings/\(booking.id)/cancellation-quote"
                            return try await scene.endpoint.send("GET", path, key: booking.token).status
                        }
                    }
                    group.addTask {
                        try await scene.post(
                            "/v1/bookings/\(booking.id)/cancel",
                            "{}",
                            key: booking.token
                        )
                        .status
                    }
                }
                for index in 0..<6 {
                    let booking = try await Self.inTime("booking \(index)") {
                        try await scene.book(slots[index * 2])
                    }
                    let cancelled = try await Self.inTime("cancellation \(index)") {
                        try await scene.post(
                            "/v1/bookings/\(booking.id)/cancel",
                            "{}",
                            key: booking.token
                        )
                    }
                    #expect(cancelled.status == 200, "\(cancelled.body)")
                }
                for try await status in group { #expect([200, 409, 422, 429, 503].contains(status)) }
            }
        }
    }

    /// A provider whose policy is slow for whoever has paid 77.70.
    private struct Slow {
        let endpoint: Endpoint

        private struct Document: Decodable {
            struct Booking: Decodable { let id: String }
            let id: String?
            let booking: Booking?
            let token: String?
        }

        static func open(_ endpoint: Endpoint, key: String, source: String) async throws -> Slow {
            let slow = Slow(endpoint: endpoint)
            let provider = #"{"id": "prv_slow", "name": "Slow", "time_zone": "UTC"}"#
            try await slow.send("POST", "/v1/providers", provider, key)
            let hours = (0...6).map { #"{"day_of_week": \#($0), "start_time": "00:00", "end_time": "24:00"}"# }
            let schedule = "{\"schedule\": [\(hours.joined(separator: ", "))]}"
            try await slow.send("PUT", "/v1/providers/prv_slow/schedule", schedule, key)
            let service =
                #"{"id": "svc_slow_visit", "name": "Visit", "price": 7770, "currency": "EUR", "duration_minutes": 60}"#
            try await slow.send("POST", "/v1/providers/prv_slow/services", service, key)
            let script = ["provider_id": "prv_slow", "source": source]
            let upload = try await slow.send(
                "POST",
                "/v1/policies",
                String(decoding: try JSONEncoder().encode(script), as: UTF8.self),
                key
            )
            let policy = try #require(upload.id)
            try await slow.send("PUT", "/v1/providers/prv_slow/policy", #"{"policy": "\#(policy)"}"#, key)
            return slow
        }

        /// Booked and paid.
        func book(_ starts: some Sequence<String>, key: String) async throws -> [(id: String, token: String)] {
            var bookings: [(id: String, token: String)] = []
            for start in starts {
                let request = """
                    {"provider_id": "prv_slow", "service_id": "svc_slow_visit", "start_at": "\(start)",
                     "client": {"name": "Lou"}}
                    """
                let booked = try await send("POST", "/v1/bookings", request, nil)
                let (id, token) = (try #require(booked.booking?.id), try #require(booked.token))
                try await send("POST", "/v1/bookings/\(id)/payments", #"{"amount": 7770, "method": "cash"}"#, key)
                bookings.append((id, token))
            }
            return bookings
        }

        @discardableResult
        private func send(_ method: String, _ path: String, _ body: String, _ key: String?) async throws -> Document {
            let answer = try await endpoint.send(method, path, key: key, body: body)
            try #require([200, 201].contains(answer.status), "\(answer.body)")
            return try JSONDecoder().decode(Document.self, from: Data(answer.body.utf8))
        }
    }
}
