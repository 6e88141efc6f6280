@testable import BookableAPI
@testable import BookableServer
import Foundation
import HTTPTypes
import PrometheusReader
import Testing

/// What `/metrics` tells, as Prometheus reads it.
struct MetricsTests {
    @Test func prometheusReadsWhatIsCounted() async throws {
        let configuration = Self.openToAll
        try await Stage.run(configuration: configuration) { stage in
            let anna = try await stage.openPractice()
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z").status == 201)
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z").status == 409)
            _ = try await stage.send(.get, "/nowhere/at/all")
            let reply = try await stage.send(.get, "/metrics")
            #expect(reply.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
            let figures = try PrometheusReading(reply.bytes)
            let bookings = "bookable_booking_requests"
            #expect(figures.value(bookings, ["action": "book", "outcome": "done"]) == 1)
            #expect(figures.value(bookings, ["action": "book", "outcome": "slot_taken"]) == 1)
            let route = ["method": "POST", "route": "/v1/bookings"]
            #expect(figures.value("http_requests", route.merging(["status": "4xx"]) { $1 }) == 1)
            #expect(figures.value("http_requests", ["method": "GET", "route": "NotFound", "status": "4xx"]) == 1)
            #expect(figures.type("http_request_duration_seconds") == "histogram")
            #expect(figures.value("http_request_duration_seconds", route, sample: "_count") == 2)
            #expect(
                figures.value("http_request_duration_seconds", route.merging(["le": "+Inf"]) { $1 }, sample: "_bucket")
                    == 2
            )
            #expect(figures.value("database_connections", ["pool": "write"]) == 1)
            #expect(try #require(figures.value("process_resident_memory_bytes", [:])) > 1_000_000)
            #expect(try #require(figures.value("process_open_fds", [:])) > 3)
            let started = try #require(figures.value("process_start_time_seconds", [:]))
            #expect(abs(started - Date().timeIntervalSince1970) < 86_400)
            #expect(figures.value("http_requests_in_flight", [:]) == 0)
        }
    }

    @Test func noFigureNamesAProviderOrABooking() async throws {
        try await Stage.run(configuration: Self.openToAll) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            _ = try await stage.send(.get, booking.path, as: booking.token)
            _ = try await stage.send(.get, "/v1/bookings/bkg_anna_made0up")
            let text = String(decoding: try await stage.send(.get, "/metrics").bytes, as: UTF8.self)
            for word in ["prv_", "bkg_anna", "made0up", "Kim"] { #expect(!text.contains(word), "\(word)") }
        }
    }

    @Test func noMethodMakesSeriesWithoutEnd() async throws {
        try await Stage.run(configuration: Self.openToAll) { stage in
            let routes = ["/healthz", "/metrics", "/v1/bookings", "/v1/providers/prv_anna/slots", "/nowhere"]
            let methods = ["GET", "PUT", "TRACE", "QUERY", "PROPFIND", "M-SEARCH", "FOO", "FOO1", "FOO2", "FOO3"]
            for method in methods.compactMap({ HTTPRequest.Method($0) }) {
                for route in routes { _ = try await stage.send(method, route) }
            }
            let figures = try PrometheusReading(try await stage.send(.get, "/metrics").bytes)
            #expect(figures.value("metrics_series_refused", [:]) == 0)
            #expect(figures.count("http_requests") <= routes.count * 8)
        }
    }

    @Test func aKeyIsNeededUnlessTheOperatorSaysOtherwise() async throws {
        try await Stage.run { stage in
            let without = try await stage.send(.get, "/metrics")
            #expect(without.status == 401)
            let finance = try await stage.send(.get, "/metrics", as: stage.finance)
            #expect(finance.status == 403)
            let admin = try await stage.send(.get, "/metrics", as: stage.admin)
            #expect(admin.status == 200)
        }
    }

    private static var openToAll: ServerConfiguration {
        var configuration = ServerConfiguration(port: 0)
        configuration.api.metricsAccess = .open
        return configuration
    }
}
