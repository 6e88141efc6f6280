import CivilTime
import Foundation
import HTTPTypes
import Testing

/// The expected answer to a search, computed provider by provider from lists of slots.
struct SearchModel {
    struct Result: Equatable, CustomStringConvertible {
        let provider: String
        let service: String?
        let starts: [String]
        let distance: Int64?
        let worths: [Int64]

        var score: Int64 { zip(worths, [30, 20, 20, 20, 10]).reduce(0) { $0 + $1.0 * $1.1 } }
        var description: String { "\(provider) \(service ?? "-") \(starts) \(distance ?? -1) \(worths)" }
    }

    let market: RandomMarket
    let stage: Stage

    func results(of search: RandomSearch) async throws -> [Result] {
        var results: [Result] = []
        for provider in market.providers {
            if let result = try await result(of: search, provider) { results.append(result) }
        }
        return results.sorted { $0.score != $1.score ? $0.score > $1.score : $0.provider < $1.provider }
    }

    private func result(of search: RandomSearch, _ provider: RandomMarket.Provider) async throws -> Result? {
        let words = search.words.map { worth(of: $0, in: provider) }
        if words.contains(0) { return nil }
        if let category = search.category {
            guard RandomMarket.categories[provider.category]?.contains(category) == true else { return nil }
        }
        if let spoken = search.spoken, !provider.languages.contains(spoken) { return nil }
        if let minimum = search.minimumRating, rating(of: provider) ?? 0 < minimum { return nil }
        if let place = search.place, !provider.kinds.contains(place) { return nil }
        var distance: Int64?
        if let near = search.near, search.place != "online" {
            guard let meters = reach(of: provider, from: near, search) else { return nil }
            distance = meters
        }
        var services = provider.services.filter { service in
            if let currency = search.currency, service.currency != currency { return false }
            if let most = search.maximumPrice, service.price > most { return false }
            return service.minutes >= search.minimumMinutes ?? 0
        }
        if services.isEmpty { return nil }
        let named = services.filter { service in
            search.words.contains { folded(service.name).contains { [word = $0] in $0.hasPrefix(word) } }
        }
        if !named.isEmpty { services = named }
        var best: (service: RandomMarket.Service, starts: [Int64])?
        for service in services {
            let starts = try await starts(of: service, provider, search)
            guard let first = starts.first else { continue }
            if best.map({ first < $0.starts[0] }) ?? true { best = (service, starts) }
        }
        if best == nil, search.from != nil { return nil }
        let wait = best.map { $0.starts[0] - stage.clock.now.secondsSince1970 }
        return Result(
            provider: provider.practice.provider,
            service: (best?.service ?? services.first)?.id,
            starts: (best?.starts ?? []).prefix(3).map { Instant($0).description },
            distance: distance,
            worths: [
                words.isEmpty ? 0 : words.reduce(0, +) / Int64(words.count),
                distance.map { 5_000_000 / (5_000 + $0) } ?? 0, wait.map { 172_800_000 / (172_800 + $0) } ?? 0,
                worth(of: rating(of: provider)), 1_000,
            ]
        )
    }

    /// In hundredths of a star, with ten reviews of four stars counted in advance; `nil` with fewer than three of its own.
    private func rating(of provider: RandomMarket.Provider) -> Int64? {
        let count = Int64(provider.stars.count)
        guard count >= 3 else { return nil }
        let mean = Double(40 + provider.stars.reduce(0, +)) / Double(10 + count)
        return Int64((100 * mean).rounded())
    }

    private func worth(of rating: Int64?) -> Int64 { 1_000 * ((rating ?? 400) - 100) / 400 }

    private func folded(_ text: String) -> [String] {
        text.split(separator: ", ").map { word in
            RandomMarket.words.first { $0.0 == word }?.1 ?? word.lowercased()
        }
    }

    private func worth(of word: String, in provider: RandomMarket.Provider) -> Int64 {
        let places: [([String], Int64, Int64)] = [
            (provider.name.split(separator: " ").flatMap { folded(String($0)) }, 1_000, 800),
            (
                folded(provider.headline) + provider.services.flatMap { folded($0.name) }
                    + (RandomMarket.categories[provider.category] ?? []), 800, 600
            ),
            (folded(provider.description), 400, 300),
        ]
        // A word counts by the best place in which it appears.
        var best: [String: (whole: Int64, part: Int64)] = [:]
        for (words, whole, part) in places.reversed() { for found in words { best[found] = (whole, part) } }
        return best.filter { $0.key.hasPrefix(word) }.map { $0.key == word ? $0.value.whole : $0.value.part }.max() ?? 0
    }

    private func reach(
        of provider: RandomMarket.Provider,
        from near: (north: Double, east: Double),
        _ search: RandomSearch
    ) -> Int64? {
        guard let position = provider.position else { return nil }
        let (a, b) = (near.north * .pi / 180, position.north * .pi / 180)
        let half = (sin((b - a) / 2), sin((position.east - near.east) * .pi / 180 / 2))
        let meters = Int64(
            (2 * 6_371_009 * asin(sqrt(half.0 * half.0 + cos(a) * cos(b) * half.1 * half.1))).rounded()
        )
        if provider.isAtAddress, search.place != "client", meters <= search.radius * 1_000 { return meters }
        if let travel = provider.travelKilometers, search.place != "provider", meters <= travel * 1_000 {
            return meters
        }
        return nil
    }

    /// By the clock of the provider, as a person would look them up in the list of slots.
    private func starts(
        of service: RandomMarket.Service,
        _ provider: RandomMarket.Provider,
        _ search: RandomSearch
    ) async throws -> [Int64] {
        let now = stage.clock.now
        let (from, to) =
            if let first = search.from, let last = search.to { (first.description, last.description) } else {
                (now.description, (now + 14 * 86_400).description)
            }
        let path = "\(provider.practice.path)/slots?service=\(service.id)&from=\(from)&to=\(to)&limit=2000"
        let reply = try await stage.send(.get, path)
        try #require(reply.status == 200, "\(reply.json)")
        let listed = reply.json["slots"].array.compactMap { $0["start_at"].string.flatMap { Instant($0) } }
        guard search.dayStart != nil || search.dayEnd != nil else { return listed.map(\.secondsSince1970) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: provider.zone))
        return listed.map(\.secondsSince1970).filter { start in
            let parts = calendar.dateComponents([.hour, .minute], from: Date(timeIntervalSince1970: Double(start)))
            let second = (parts.hour ?? 0) * 3_600 + (parts.minute ?? 0) * 60
            return second >= search.dayStart ?? 0 && second + Int(service.minutes) * 60 <= search.dayEnd ?? 86_400
        }
    }
}
