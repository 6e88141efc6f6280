@testable import BookableAPI
@testable import BookableServer
import HTTPTypes
import HummingbirdTesting
import Testing

/// Slots of several services of a provider in one answer.
struct ServicesSlotsTests {
    private static let services = ["svc_anna_talk", "svc_anna_hour", "svc_anna_group"]
    private static let range = "from=2026-03-09&to=2026-03-23"

    @Test(arguments: ["", "&time_zone=Asia/Tokyo", "&limit=3"], ["", "/days"])
    func eachIsAnsweredAsAlone(more: String, form: String) async throws {
        try await Stage.run { stage in
            let anna = try await Self.open(on: stage)
            _ = try await stage.booked(anna, at: "2026-03-10T08:00:00Z")
            let query = "\(Self.range)\(more)"
            let all = try await stage.send(.get, Self.path(Self.services, form, query))
            #expect(all.status == 200 && all.json["provider_id"] == "prv_anna", "\(all.json)")
            let listed = all.json["services"].array
            try #require(listed.count == 3)
            for (service, answer) in zip(Self.services, listed) {
                let alone = try await stage.send(.get, "\(anna.path)/slots\(form)?service=\(service)&\(query)")
                #expect(answer == alone.json && answer["service_id"].string == service)
                #expect(!answer[form.isEmpty ? "slots" : "days"].array.isEmpty)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aChangeOfOneServiceIsSeenAtOnce(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await Self.open(on: stage)
            let path = Self.path(Self.services, "", Self.range)
            let first = try await stage.send(.get, path)
            let tag = try #require(first.header("ETag"))
            #expect(first.header("Cache-Control")?.hasPrefix("public, max-age=") == true)
            #expect(try await stage.send(.get, path, headers: ["If-None-Match": tag]).status == 304)
            let talk = "\(anna.path)/services/svc_anna_talk"
            #expect(try await stage.send(.patch, talk, ["duration_minutes": 20], as: anna.key).status == 200)
            let second = try await stage.send(.get, path, headers: ["If-None-Match": tag])
            #expect(second.status == 200 && second.json != first.json)
            _ = try await stage.booked(anna, at: "2026-03-10T08:00:00Z")
            let third = try await stage.send(.get, path)
            let starts = third.json["services"].array.map { list in
                list["slots"].array.compactMap(\.["start_at"].string).contains("2026-03-10T08:00:00Z")
            }
            #expect(starts == [false, false, false])
        }
    }

    @Test(arguments: [
        ("", "services", "format"), ("svc_anna_hour,", "services", "format"),
        ("svc_anna_hour,svc_anna_hour", "services", "repeated"),
        ("svc_anna_hour&booking=bkg_anna_1", "booking", "unknown"),
    ])
    func whatIsNotAListOfServicesIsRefused(services: String, field: String, code: String) async throws {
        try await Stage.run { stage in
            let anna = try await Self.open(on: stage)
            let reply = try await stage.send(.get, "\(anna.path)/slots/services?services=\(services)&\(Self.range)")
            #expect(reply.status == 400 && reply.fields == [field], "\(reply.json)")
            if code == "repeated" { #expect(reply.json["errors"][0]["code"].string == code) }
        }
    }

    @Test func howManyAndHowMuchIsBounded() async throws {
        var configuration = Stage.unlimited
        configuration.api.maximumSlots = 200
        try await Stage.run(configuration: configuration) { stage in
            let anna = try await Self.open(on: stage)
            let many = (1...21).map { "svc_anna_s\($0)" }
            let tooMany = try await stage.send(.get, Self.path(many, "", Self.range))
            #expect(tooMany.status == 400 && tooMany.fields == ["services"])
            // A hundred and twelve of one, and as many of the other.
            let alone = try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-23"))
            #expect(alone.json["slots"].array.count == 112)
            let pair = ["svc_anna_hour", "svc_anna_group"]
            let tooLong = try await stage.send(.get, Self.path(pair, "", Self.range))
            #expect(tooLong.status == 422 && tooLong.code == "range_too_large", "\(tooLong.json)")
            #expect(try await stage.send(.get, Self.path(pair, "", "\(Self.range)&limit=50")).status == 200)
            let stranger = try await stage.send(.get, Self.path(["svc_anna_hour", "svc_anna_none"], "", Self.range))
            #expect(stranger.status == 404)
        }
    }

    /// Too long to be kept, and written as fast as it is read.
    @Test func aLongAnswerIsWhole() async throws {
        try await Stage.run(.live) { stage in
            let anna = try await Self.open(on: stage)
            let talk = "\(anna.path)/services/svc_anna_talk"
            _ = try await stage.send(.patch, talk, ["slot_step_minutes": 1, "booking_window_days": 366], as: anna.key)
            let query = "from=2026-03-09&to=2026-04-09"
            let all = try await stage.send(.get, Self.path(["svc_anna_talk", "svc_anna_hour"], "", query))
            #expect(all.bytes.count > 500_000)
            let alone = try await stage.send(.get, "\(anna.path)/slots?service=svc_anna_talk&\(query)")
            try #require(all.json["services"].array.count == 2)
            #expect(all.json["services"][0] == alone.json)
        }
    }

    private static func open(on stage: Stage) async throws -> Practice {
        let anna = try await stage.openPractice()
        for (id, duration, seats) in [("svc_anna_talk", 15, 1), ("svc_anna_group", 60, 4)] {
            let service: JSONValue = [
                "id": .string(id), "name": "Service", "price": 100, "currency": "EUR",
                "duration_minutes": .integer(Int64(duration)), "capacity": .integer(Int64(seats)),
            ]
            let reply = try await stage.send(.post, "\(anna.path)/services", service, as: anna.key)
            try #require(reply.status == 201, "\(reply.json)")
        }
        return anna
    }

    private static func path(_ services: [String], _ form: String, _ query: String) -> String {
        "/v1/providers/prv_anna/slots/services\(form)?services=\(services.joined(separator: ","))&\(query)"
    }
}
