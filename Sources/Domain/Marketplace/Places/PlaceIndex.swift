import Bookings

/// Where the towns in the addresses of listed providers are: each in the middle of the listings that name it.
///
/// Nothing but the listings is asked: a town in which nobody is listed is not known.
struct PlaceIndex: Sendable {
    private struct Town: Sendable {
        var positions: [ProviderID: Position] = [:]

        /// How many listings write it in each way.
        var spellings: [String: Int] = [:]

        /// How many of them the operator has approved.
        var approved = 0

        /// As most write it, and in the middle of the most; as of the last ``PlaceIndex/finish()``.
        var place: FoundPlace?

        var count: Int { positions.count }
    }

    private struct Known: Hashable, Sendable {
        let names: [TownName]
        let position: Position
        let isApproved: Bool
    }

    /// By the keys of their names.
    private var towns: [String: Town] = [:]

    /// The keys in order, as of the last ``finish()``.
    private var keys: [String] = []

    /// What each provider's address names.
    private var known: [ProviderID: Known] = [:]

    /// Names to suggest, those with the most listings first.
    private(set) var suggestions: [String] = []

    /// The keys of towns that have changed since ``finish()``.
    private var changed: Set<String> = []

    /// Replaces what is known of a provider, or removes it.
    ///
    /// O(1) besides reading the address for what stays the same.
    mutating func set(_ place: ListingPlace?, isApproved: Bool = false, of provider: ProviderID) {
        let new = place.flatMap { place -> Known? in
            guard let address = place.address, let position = place.position else { return nil }
            let names = Set(TownName.names(in: address)).sorted { ($0.key, $0.text) < ($1.key, $1.text) }
            return names.isEmpty ? nil : Known(names: names, position: position, isApproved: isApproved)
        }
        let old = known[provider]
        guard new != old else { return }
        known[provider] = new
        for name in old?.names ?? [] {
            towns[name.key]?.positions[provider] = nil
            towns[name.key]?.spellings[name.text, default: 0] -= 1
            if old?.isApproved == true { towns[name.key]?.approved -= 1 }
            changed.insert(name.key)
        }
        for name in new?.names ?? [] {
            towns[name.key, default: Town()].positions[provider] = new?.position
            towns[name.key, default: Town()].spellings[name.text, default: 0] += 1
            if isApproved { towns[name.key]?.approved += 1 }
            changed.insert(name.key)
        }
    }

    /// Makes what was set found and suggested.
    ///
    /// O(n log n) in the towns, and in the listings of those that have changed; O(1) if none has.
    mutating func finish() {
        guard !changed.isEmpty else { return }
        for key in changed {
            guard let town = towns[key], town.count > 0 else {
                towns[key] = nil
                continue
            }
            towns[key]?.spellings = town.spellings.filter { $0.value > 0 }
            towns[key]?.place = Self.place(of: town)
        }
        changed = []
        keys = towns.keys.sorted()
        // What one provider alone writes is shown to everybody only if the operator has seen it.
        var named: [(name: String, count: Int)] = []
        for town in towns.values where town.count > 1 || town.approved > 0 {
            if let name = town.place?.name, !name.isEmpty { named.append((name, town.count)) }
        }
        named.sort { first, second in
            first.count != second.count ? first.count > second.count : first.name < second.name
        }
        suggestions = named.prefix(Self.maximumSuggestions).map(\.name)
    }

    /// The place of a postal code or a name, or else the one with the most listings whose name begins so.
    ///
    /// `nil` if no listing is in such a place. O(log n) in the towns, and looks at no more than ``maximumBeginnings`` of them.
    func place(named text: String) -> FoundPlace? {
        let names = TownName.names(ofPart: text[...])
        // As it stands on letters: 10999 Berlin.
        let asked = names.filter(\.isCode).map(\.key) + [PostalCode.key(of: text), TownName.key(of: text)]
        let guesses = TownName.guesses(in: text).map(\.key)
        for key in asked + names.map(\.key) + TownName.names(in: text).map(\.key) + guesses {
            guard let place = towns[key]?.place else { continue }
            return place.name.isEmpty ? FoundPlace(name: text, center: place.center) : place
        }
        // Of several parts, only the last is likely to be the beginning of a town: others are streets and flats.
        return likely(TownName.key(of: text)) ?? TownName.lastPart(of: text).flatMap(likely)
    }

    private func likely(_ beginning: String) -> FoundPlace? {
        guard beginning.count >= Self.shortestBeginning else { return nil }
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < beginning { low = middle + 1 } else { high = middle }
        }
        var best: Town?
        for key in keys[low...].prefix(Self.maximumBeginnings) {
            guard key.hasPrefix(beginning) else { break }
            if let town = towns[key], town.place?.name.isEmpty == false, town.count > best?.count ?? 0 { best = town }
        }
        return best?.place
    }

    /// The middle of the listings of a town, or of the most that are near each other: two towns can have one name.
    private static func place(of town: Town) -> FoundPlace? {
        var groups: [[Position]] = []
        for (_, position) in town.positions.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let near = groups.firstIndex { $0[0].distance(to: position) <= furthest }
            if let near {
                groups[near].append(position)
            } else if groups.count < maximumGroups {
                groups.append([position])
            }
        }
        // The first of those that are as large.
        guard let largest = groups.max(by: { $0.count < $1.count }) else { return nil }
        let latitudes = largest.map(\.latitude).sorted()
        let longitudes = largest.map(\.longitude).sorted()
        let middle = largest.count / 2
        let name = town.spellings.max { first, second in
            first.value != second.value ? first.value < second.value : first.key > second.key
        }
        return Position(latitude: latitudes[middle], longitude: longitudes[middle])
            .map { FoundPlace(name: name?.key ?? "", center: $0) }
    }

    private static let maximumSuggestions = 100
    private static let shortestBeginning = 3
    private static let maximumBeginnings = 1_000

    /// Meters from one listing of a town to another.
    private static let furthest: Int64 = 50_000
    private static let maximumGroups = 20
}
