import CivilTime
import Foundation
import TestSupport

/// A random question.
struct RandomSearch: Sendable {
    var words: [String] = []
    var category: String?
    var near: (north: Double, east: Double)?
    var radius: Int64 = 10
    var place: String?
    var spoken: String?

    /// In hundredths of a star.
    var minimumRating: Int64?
    var currency: String?
    var maximumPrice: Int64?
    var minimumMinutes: Int64?
    var from: CivilDate?
    var to: CivilDate?
    var dayStart: Int?
    var dayEnd: Int?

    init(_ random: inout SplitMix64, today: CivilDate) {
        if random.chance(50) {
            let word = random.pick(RandomMarket.words).1
            words = [random.chance(50) ? word : String(word.prefix(3))]
            if random.chance(20) { words.append(random.pick(RandomMarket.words).1) }
        }
        if random.chance(30) { category = random.pick(["hair", "barber", "beauty", "yoga", "wellness", "home"]) }
        if random.chance(50) {
            near = (52.4 + Double(random.pick(Array(0...30))) / 100, 13.3 + Double(random.pick(Array(0...30))) / 100)
            radius = random.pick([3, 10, 25])
        }
        if random.chance(30) { place = random.pick(["provider", "client", "online"]) }
        if random.chance(20) { spoken = random.pick(["de", "en", "fr"]) }
        if random.chance(15) { minimumRating = random.pick([100, 350, 400]) }
        if random.chance(30) {
            currency = random.pick(["EUR", "USD"])
            maximumPrice = random.pick([1_000, 4_999, 9_999])
        }
        if random.chance(20) { minimumMinutes = random.pick([40, 60]) }
        if random.chance(60) { askForTime(&random, today) }
    }

    private mutating func askForTime(_ random: inout SplitMix64, _ today: CivilDate) {
        from = today.adding(days: random.pick([0, 0, 1, 2, 9, 27]))
        to = from?.adding(days: random.pick([1, 2, 5]))
        guard random.chance(60) else { return }
        dayStart = random.pick([0, 8, 9, 12, 17]) * 3_600
        dayEnd = random.pick([18, 19, 22, 24]) * 3_600
    }

    var path: String {
        var parts: [String] = []
        func add(_ name: String, _ value: String?) {
            guard let value = value?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) else { return }
            parts.append("\(name)=\(value)")
        }
        add("q", words.isEmpty ? nil : words.joined(separator: " "))
        add("category", category)
        if let near { parts.append("near=\(near.north),\(near.east)&radius_km=\(radius)") }
        add("place", place)
        add("spoken", spoken)
        if let minimumRating { parts.append("min_rating=\(minimumRating / 100).\(minimumRating % 100 / 10)") }
        add("currency", currency)
        add("max_price", maximumPrice.map(String.init))
        add("min_minutes", minimumMinutes.map(String.init))
        add("from", from?.description)
        add("to", to?.description)
        if let dayStart { parts.append("day_start=\(Self.clock(dayStart))") }
        if let dayEnd { parts.append("day_end=\(Self.clock(dayEnd))") }
        return "/v1/search?explain=true&" + parts.joined(separator: "&")
    }

    private static func clock(_ seconds: Int) -> String {
        let hour = seconds / 3_600
        return "\(hour < 10 ? "0" : "")\(hour):00"
    }
}
