import CivilTime
import Foundation
import HTTPTypes
import SQL
import TestSupport
import Testing

/// Random providers, services and listings, as a test knows them without the server.
struct RandomMarket: Sendable {
    struct Service: Sendable {
        let id: String
        let name: String
        let price: Int64
        let currency: String
        let minutes: Int64
    }

    struct Provider: Sendable {
        let practice: Practice
        let name: String
        let headline: String
        let description: String
        let zone: String
        let category: String
        let languages: [String]
        let position: (north: Double, east: Double)?
        let isAtAddress: Bool
        let travelKilometers: Int64?
        let isOnline: Bool

        /// Of its reviews.
        let stars: [Int64]
        let services: [Service]

        var kinds: [String] {
            [isAtAddress ? "provider" : nil, travelKilometers == nil ? nil : "client", isOnline ? "online" : nil]
                .compactMap(\.self)
        }
    }

    private(set) var providers: [Provider] = []

    /// Each as it is written and as it is searched.
    static let words = [
        ("Café", "cafe"), ("massage", "massage"), ("MASS", "mass"), ("Straße", "strasse"), ("hair", "hair"),
        ("haircut", "haircut"), ("йога", "йога"), ("deep", "deep"), ("Ångström", "angstrom"),
    ]

    /// With what each is called in English, itself and what it belongs to.
    static let categories = [
        "hair": ["hair", "beauty"], "barber": ["barber", "hair", "beauty"], "yoga": ["yoga", "wellness", "йога"],
    ]

    static func make(_ count: Int, _ random: inout SplitMix64, on stage: Stage) async throws -> RandomMarket {
        var market = RandomMarket()
        for number in 0..<count {
            market.providers.append(try await provider(number, &random, on: stage))
        }
        return market
    }

    private static func text(_ random: inout SplitMix64, of count: Int) -> String {
        (0..<count).map { _ in random.pick(words).0 }.joined(separator: ", ")
    }

    private static func provider(
        _ number: Int,
        _ random: inout SplitMix64,
        on stage: Stage
    ) async throws -> Provider {
        let name = "p\(number)"
        let practice = try await stage.openPractice(name)
        let services = try await services(of: practice, &random, on: stage)
        let hasPosition = random.chance(80)
        let isAtAddress = hasPosition && random.chance(70)
        let travel = hasPosition && (!isAtAddress || random.chance(30)) ? random.pick([2, 15, 40] as [Int64]) : nil
        let provider = Provider(
            practice: practice,
            name: "\(random.pick(words).0) \(number)",
            headline: text(&random, of: 1),
            description: text(&random, of: 3),
            zone: random.pick(["Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
            category: random.pick(["hair", "barber", "yoga"]),
            languages: random.chance(50) ? ["de"] : ["en", "de"],
            position: hasPosition
                ? (52.4 + Double(random.pick(Array(0...30))) / 100, 13.3 + Double(random.pick(Array(0...30))) / 100)
                : nil,
            isAtAddress: isAtAddress,
            travelKilometers: travel,
            isOnline: !hasPosition || random.chance(30),
            stars: (0..<Int.random(in: 0...7, using: &random)).map { _ in random.pick([1, 2, 4, 5, 5]) },
            services: services
        )
        let changes: JSONValue = ["name": .string(provider.name), "time_zone": .string(provider.zone)]
        try #require(try await stage.send(.patch, practice.path, changes, as: practice.key).status == 200)
        try await rate(provider, on: stage)
        try await stage.list(practice, listing(provider))
        return provider
    }

    /// What so many reviews come to, without the sessions that they are about.
    private static func rate(_ provider: Provider, on stage: Stage) async throws {
        let (count, sum) = (Int64(provider.stars.count), provider.stars.reduce(0, +))
        try await stage.database.transaction(.write) { connection in
            try await connection.execute(
                """
                INSERT INTO ratings (provider_id, reviews, stars) VALUES (\(provider.practice.provider), \(count), \(sum))
                """
            )
        }
    }

    private static func listing(_ provider: Provider) -> JSONValue {
        var place: JSONValue = ["online": .bool(provider.isOnline)]
        if let position = provider.position {
            place = place.with("latitude", .number(position.north)).with("longitude", .number(position.east))
        }
        if provider.isAtAddress { place = place.with("address", "Somewhere 1") }
        if let travel = provider.travelKilometers { place = place.with("travel_radius_km", .integer(travel)) }
        return [
            "categories": [.string(provider.category)], "languages": .array(provider.languages.map(JSONValue.string)),
            "texts": [
                "en": ["headline": .string(provider.headline), "description": .string(provider.description)]
            ],
            "place": place,
        ]
    }

    /// The service that every practice has, and some more.
    private static func services(
        of practice: Practice,
        _ random: inout SplitMix64,
        on stage: Stage
    ) async throws -> [Service] {
        var made = [
            Service(id: practice.service, name: "Hour", price: 9_999, currency: "EUR", minutes: 60)
        ]
        for number in 0..<Int.random(in: 0...2, using: &random) {
            let service = Service(
                id: "svc_\(practice.name)_a\(number)",
                name: random.pick(words).0,
                price: random.pick([1_000, 2_000, 5_000]),
                currency: random.pick(["EUR", "EUR", "USD"]),
                minutes: random.pick([30, 45, 90])
            )
            var body: JSONValue = [
                "id": .string(service.id), "name": .string(service.name), "price": .integer(service.price),
                "currency": .string(service.currency), "duration_minutes": .integer(service.minutes),
                "slot_alignment": .string(random.pick(["opening", "packed", "clock"])),
                "min_notice_minutes": .integer(random.pick([0, 120, 2_880])),
            ]
            if random.chance(30) { body = body.with("max_bookings_per_day", 1) }
            if random.chance(30) { body = body.with("capacity", 2) }
            let reply = try await stage.send(.post, "\(practice.path)/services", body, as: practice.key)
            try #require(reply.status == 201, "\(reply.json)")
            if random.chance(30) {
                let hours: JSONValue = [
                    "schedule": [["day_of_week": 3, "start_time": "18:00", "end_time": "23:00"]]
                ]
                let path = "\(practice.path)/services/\(service.id)/schedule"
                try #require(try await stage.send(.put, path, hours, as: practice.key).status == 200)
            }
            made.append(service)
        }
        return made.sorted { $0.id < $1.id }
    }
}
