@testable import BookableAPI
@testable import BookableServer
import Bookings
import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import PrometheusReader
import Testing

/// Answers given on the event loop are the same as those of the router.
struct DirectAnswerTests {
    /// The headers that a request can have, and the origins that the server allows by name.
    private static let requests: [(headers: [String: String], origins: String)] = [
        ([:], "*"),
        (["Accept-Encoding": "gzip, deflate, br"], "*"),
        (["Accept-Encoding": "gzip;q=0, br"], "*"),
        (["X-Request-Id": "mine-1"], "*"),
        (["X-Request-Id": "not fit"], "*"),
        (["Origin": "https://salon.example"], "*"),
        (["Origin": "https://salon.example", "Accept-Encoding": "gzip"], "https://salon.example"),
        (["Origin": "https://other.example"], "https://salon.example"),
        (["Origin": "null"], "none"),
        ([:], "https://salon.example"),
        (["If-None-Match": "*"], "*"),
        (["If-None-Match": "\"other\""], "*"),
        (["If-None-Match": "W/\"other\", *", "Accept-Encoding": "gzip", "Origin": "https://salon.example"], "*"),
        (["Accept": "text/html", "Cookie": "a=b", "User-Agent": "test", "Range": "bytes=0-9"], "*"),
    ]

    private static let paths = [
        "/v1/providers/prv_anna/slots?service=svc_anna_hour&from=2026-03-09&to=2026-04-09",
        "/v1/providers/prv_anna/slots/days?service=svc_anna_hour&from=2026-03-09&to=2026-04-09&time_zone=Asia/Tokyo",
        "/v1/providers/prv_anna/slots/services?services=svc_anna_hour&from=2026-03-09&to=2026-03-19",
        "/v1/providers/prv_anna/slots/services/days?services=svc_anna_hour&from=2026-03-09&to=2026-03-19",
        "/v1/providers/prv_anna/slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-10",
    ]

    @Test func whatIsAnsweredDirectlyIsNotedAsAskedFor() async throws {
        try await Stage.run(.live) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/slots?service=\(anna.service)&from=2026-03-09&to=2026-03-10"
            for _ in 0..<5 { _ = try await stage.send(.get, path) }
            #expect(stage.server.directAnswers.count == 4)
            await stage.server.demand.explain()
            try await stage.server.demand.write(on: stage.database)
            let figures = try await stage.send(.get, "\(anna.path)/analytics?from=2026-03&to=2026-03", as: anna.key)
            let demand = figures.json["months"][0]["demand"]
            #expect(demand["asked"] == 5 && demand["offered"] == 5)
        }
    }

    @Test(arguments: requests.indices)
    func everyHeaderIsThatOfTheRouter(number: Int) async throws {
        let (headers, origins) = Self.requests[number]
        var configuration = Stage.unlimited
        configuration.api.origins = try #require(AllowedOrigins(origins))
        try await Stage.run(.live, configuration: configuration) { stage in
            _ = try await stage.openPractice()
            for path in Self.paths {
                let before = stage.server.directAnswers.count
                let first = try await stage.send(.get, path, headers: headers)
                #expect(stage.server.directAnswers.count == before)
                let second = try await stage.send(.get, path, headers: headers)
                #expect(stage.server.directAnswers.count == before + 1, "\(path)")
                #expect(second.status == first.status)
                #expect(second.bytes == first.bytes)
                #expect(Self.comparable(second, headers) == Self.comparable(first, headers))
                #expect(second.header("X-Request-Id")?.count == first.header("X-Request-Id")?.count)
                #expect(second.header("Date")?.count == first.header("Date")?.count)
            }
        }
    }

    @Test(arguments: requests.indices)
    func everyHeaderOfAPageIsThatOfTheRouter(number: Int) async throws {
        let (headers, origins) = Self.requests[number]
        var configuration = Stage.unlimited
        configuration.api.origins = try #require(AllowedOrigins(origins))
        try await Stage.run(.live, configuration: configuration) { stage in
            _ = try await stage.openPractice()
            for path in ["/anna/hour", "/anna/hour?day=2026-03-10&zone=Asia/Tokyo&embed=1"] {
                for language in [nil, "ar, en;q=0.5"] {
                    var headers = headers
                    headers["Accept-Language"] = language
                    // Kept when it is made for the second time.
                    let before = stage.server.directAnswers.count
                    _ = try await stage.send(.get, path, headers: headers)
                    let made = try await stage.send(.get, path, headers: headers)
                    #expect(stage.server.directAnswers.count == before)
                    let direct = try await stage.send(.get, path, headers: headers)
                    #expect(stage.server.directAnswers.count == before + 1, "\(path)")
                    #expect(direct.status == made.status)
                    #expect(direct.bytes == made.bytes)
                    #expect(Self.comparable(direct, headers) == Self.comparable(made, headers))
                }
            }
        }
    }

    @Test func noPageIsOlderThanWhatItShows() async throws {
        try await Stage.run(.live) { stage in
            let anna = try await stage.openPractice(service: ["min_notice_minutes": 60])
            func shows(_ time: String) async throws -> Bool {
                let page = try await stage.send(.get, "/anna/hour?day=2026-03-03")
                return String(decoding: page.bytes, as: UTF8.self).contains(time)
            }
            for _ in 0..<3 { #expect(try await shows("2026-03-03T09:00:00Z")) }
            #expect(stage.server.directAnswers.count == 1)
            _ = try await stage.booked(anna, at: "2026-03-03T09:00:00Z")
            #expect(try await !shows("2026-03-03T09:00:00Z"))
            for _ in 0..<3 { #expect(try await shows("2026-03-03T10:00:00Z")) }
            let before = stage.server.directAnswers.count
            try await stage.send(.patch, "/v1/providers/prv_anna", ["name": "Anna Neu"], as: anna.key)
            #expect(try await shows("Anna Neu"))
            #expect(stage.server.directAnswers.count == before)
        }
    }

    /// All headers but the id and the date, which differ from answer to answer; those of one name in their order.
    private static func comparable(_ reply: Reply, _ headers: [String: String]) -> [String] {
        reply.headers.filter {
            $0.name.rawName != "Date" && ($0.name.rawName != "X-Request-Id" || headers["X-Request-Id"] == "mine-1")
        }
        .map { "\($0.name.rawName): \($0.value)" }
        .sorted()
    }

    @Test func whatTheClientHasAlreadyIsNotSentAgain() async throws {
        try await Stage.run(.live) { stage in
            _ = try await stage.openPractice()
            let path = Self.paths[0]
            let first = try await stage.send(.get, path)
            let tag = try #require(first.header("ETag"))
            for known in [tag, "W/\(tag)", "\"a\", \(tag.dropLast())-gzip\""] {
                let reply = try await stage.send(.get, path, headers: ["If-None-Match": known])
                #expect(reply.status == 304)
                #expect(reply.bytes.isEmpty)
                #expect(reply.header("ETag") == tag)
                #expect(reply.header("Content-Length") == nil)
            }
            #expect(stage.server.directAnswers.count == 3)
        }
    }

    /// Requests with a credential, and all that are not plain reads, are answered by the router.
    @Test func nothingElseIsAnsweredDirectly() async throws {
        try await Stage.run(.live) { stage in
            let anna = try await stage.openPractice()
            let path = Self.paths[0]
            try await stage.send(.get, path)
            #expect(try await stage.send(.get, path, as: anna.key).header("Cache-Control") == "private, no-cache")
            #expect(try await stage.send(.get, path, as: "wrong").status == 401)
            #expect(try await stage.send(.head, path).bytes.isEmpty)
            #expect(try await stage.send(.post, path).status == 405)
            #expect(try await stage.send(.get, path + "&limit=0").status == 400)
            #expect(stage.server.directAnswers.count == 0)
        }
    }

    @Test func noAnswerIsOlderThanTheCalendarOrTheClock() async throws {
        try await Stage.run(.live) { stage in
            let anna = try await stage.openPractice(service: ["min_notice_minutes": 60])
            let query = anna.slots(from: "2026-03-02", to: "2026-03-04")
            func starts() async throws -> [String] {
                try await stage.send(.get, query).json["slots"].array.compactMap(\.["start_at"].string)
            }
            let first = try await starts()
            #expect(try await starts() == first)
            #expect(stage.server.directAnswers.count == 1)
            let booking = try await stage.booked(anna, at: "2026-03-03T09:00:00Z")
            #expect(try await starts() == first.filter { $0 != "2026-03-03T09:00:00Z" })
            #expect(stage.server.directAnswers.count == 1)
            try await stage.send(.post, "\(booking.path)/cancel", [:], as: booking.token)
            #expect(try await starts() == first)
            #expect(try await starts() == first)
            #expect(stage.server.directAnswers.count == 2)
            stage.clock.advance(by: 3_600)
            #expect(try await starts() == first.filter { $0 >= "2026-03-02T10:00:00Z" })
            #expect(stage.server.directAnswers.count == 2)
        }
    }

    @Test func theyAreCountedAndLogged() async throws {
        let lines = Lines()
        var configuration = Stage.unlimited
        configuration.api.metricsAccess = .open
        try await Stage.run(.live, configuration: configuration, logger: lines.logger) { stage in
            _ = try await stage.openPractice()
            for id in ["first", "second"] {
                try await stage.send(.get, Self.paths[0], headers: ["X-Request-Id": id])
            }
            let figures = try PrometheusReading(try await stage.send(.get, "/metrics").bytes)
            let route = ["method": "GET", "route": "/v1/providers/{provider}/slots"]
            #expect(figures.value("http_requests", route.merging(["status": "2xx"]) { $1 }) == 2)
            #expect(figures.value("http_request_duration_seconds", route, sample: "_count") == 2)
            #expect(figures.value("http_direct_answers", [:]) == 1)
        }
        let logged = try lines.all.map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
        let pair = ["first", "second"].map { id in logged.first { $0["request.id"].string == id }?.object ?? [:] }
        #expect(pair[0].keys.sorted() == pair[1].keys.sorted())
        for field in ["label", "level", "message", "http.method", "http.route", "http.status"] {
            #expect(pair[0][field] != nil && pair[0][field] == pair[1][field], "\(field)")
        }
    }

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"), (1_796_083_200, "Tue, 01 Dec 2026 00:00:00 GMT"),
    ])
    func datesAreWrittenAsHTTPHasThem(second: Int64, text: String) {
        #expect(HTTPDates.text(of: second) == text)
    }
}
