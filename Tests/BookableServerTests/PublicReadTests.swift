@testable import BookableServer
import CZlib
import HTTPTypes
import Testing

/// What caches and readers of public data save.
struct PublicReadTests {
    private static let paths = [
        "/v1/providers/prv_anna", "/v1/providers/prv_anna/services", "/v1/providers/prv_anna/services/svc_anna_hour",
        "/v1/providers/prv_anna/slots?service=svc_anna_hour&from=2026-03-09&to=2026-04-09",
        "/v1/providers/prv_anna/slots/days?service=svc_anna_hour&from=2026-03-09&to=2026-04-09",
        "/v1/policies/moderate", "/v1/policies/moderate/versions", "/openapi.json",
    ]

    @Test(arguments: paths)
    func whatHasNotChangedIsNotSentAgain(path: String) async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            let first = try await stage.send(.get, path)
            let tag = try #require(first.header("ETag"))
            #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
            #expect(first.header("Cache-Control")?.hasPrefix("public, max-age=") == true)
            #expect(first.header("Vary")?.contains("Accept-Encoding") == true)
            for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let again = try await stage.send(.get, path, headers: ["If-None-Match": known])
                #expect(again.status == 304, "\(known)")
                #expect(again.bytes.isEmpty)
                #expect(again.header("ETag") == tag)
                #expect(again.header("Cache-Control") == first.header("Cache-Control"))
            }
            let other = try await stage.send(.get, path, headers: ["If-None-Match": "\"other\""])
            #expect(other.status == 200)
            #expect(other.bytes == first.bytes)
        }
    }

    @Test(arguments: paths)
    func whatIsCompressedIsTheSame(path: String) async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            let plain = try await stage.send(.get, path)
            #expect(plain.header("Content-Encoding") == nil)
            let reply = try await stage.send(.get, path, headers: ["Accept-Encoding": "br, gzip;q=0.8"])
            guard reply.header("Content-Encoding") == "gzip" else {
                #expect(plain.bytes.count < 1_024)
                return
            }
            #expect(reply.bytes.count < plain.bytes.count)
            #expect(try expand(reply.bytes, to: plain.bytes.count) == plain.bytes)
            let tag = try #require(reply.header("ETag"))
            #expect(tag != plain.header("ETag"))
            let headers = ["If-None-Match": tag, "Accept-Encoding": "gzip"]
            #expect(try await stage.send(.get, path, headers: headers).status == 304)
        }
    }

    @Test(arguments: ["gzip;q=0", "br", "identity", "gzip;q=0.000, br"])
    func nobodyGetsWhatHeDoesNotTake(accepted: String) async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            for path in Self.paths {
                let reply = try await stage.send(.get, path, headers: ["Accept-Encoding": accepted])
                #expect(reply.header("Content-Encoding") == nil)
            }
        }
    }

    @Test func otherReadsAreCompressedAndKeptByNobody() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            for hour in 8..<15 {
                _ = try await stage.booked(anna, at: "2026-03-09T\(hour < 10 ? "0" : "")\(hour):00:00Z")
            }
            let plain = try await stage.send(.get, "/v1/bookings", as: anna.key)
            let reply = try await stage.send(.get, "/v1/bookings", as: anna.key, headers: ["Accept-Encoding": "gzip"])
            #expect(reply.header("Content-Encoding") == "gzip")
            #expect(reply.header("Cache-Control") == "no-store")
            #expect(reply.header("ETag") == nil)
            #expect(try expand(reply.bytes, to: plain.bytes.count) == plain.bytes)
        }
    }

    @Test func whoShowsACredentialIsAnsweredForHimselfAlone() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.get, anna.path, as: anna.key)
            #expect(reply.header("Cache-Control") == "private, no-cache")
            #expect(reply.header("Vary")?.contains("Authorization") == true)
        }
    }

    /// The list is kept as bytes, and is never older than the calendar.
    @Test func aKeptListChangesWithTheCalendarAndTheClock() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["min_notice_minutes": 60, "booking_window_days": 3])
            let query = anna.slots(from: "2026-03-02", to: "2026-03-09")
            let tag = try #require(try await stage.send(.get, query).header("ETag"))
            let first = try await starts(stage, query)
            // 09:00 in Berlin: the first start with an hour's notice is 10:00.
            #expect(first.first == "2026-03-02T09:00:00Z")
            #expect(first.count == 7 + 3 * 8)
            let booking = try await stage.booked(anna, at: "2026-03-03T09:00:00Z")
            #expect(try await starts(stage, query) == first.filter { $0 != "2026-03-03T09:00:00Z" })
            #expect(try await stage.send(.get, query, headers: ["If-None-Match": tag]).status == 200)
            try await stage.send(.post, "\(booking.path)/cancel", [:], as: booking.token)
            #expect(try await starts(stage, query) == first)
            #expect(try await stage.send(.get, query, headers: ["If-None-Match": tag]).status == 304)
            stage.clock.advance(by: 1)
            #expect(try await starts(stage, query) == Array(first.dropFirst()))
            stage.clock.advance(by: 86_400)
            let next = try await starts(stage, query)
            #expect(next.first == "2026-03-03T10:00:00Z")
            #expect(next.last?.hasPrefix("2026-03-06") == true)
        }
    }

    private func starts(_ stage: Stage, _ query: String) async throws -> [String] {
        try await stage.send(.get, query).json["slots"].array.compactMap(\.["start_at"].string)
    }

    /// Expands gzip data by zlib itself.
    private func expand(_ bytes: [UInt8], to length: Int) throws -> [UInt8] {
        var stream = z_stream()
        try #require(bookable_inflate_init_gzip(&stream) == Z_OK)
        defer { inflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: length + 1)
        let (status, left) = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return (inflate(&stream, Z_FINISH), Int(stream.avail_out))
            }
        }
        try #require(status == Z_STREAM_END)
        return Array(output.dropLast(left))
    }
}
