import Bookings
import CivilTime

/// All listed providers as of one moment, ready to be searched.
struct SearchTable: Sendable {
    /// By number; numbers that are free hold none.
    private(set) var providers: [ListedProvider?] = []
    private(set) var words = WordIndex()
    private(set) var tree: CategoryTree

    /// Where the towns of their addresses are.
    private(set) var places = PlaceIndex()

    private var numbers: [ProviderID: Int] = [:]
    private var free: [Int] = []
    private var entries: [[WordIndex.Entry]] = []

    /// What decides whether each provider is found: ``SearchBlock/size`` of them in each, by number.
    private(set) var blocks: [SearchBlock] = []

    /// The zones of all providers, each once.
    private(set) var zones: [Zone] = []
    private var zoneNumbers: [String: Int] = [:]

    init(tree: CategoryTree) {
        self.tree = tree
    }

    /// How many providers there are.
    var count: Int { numbers.count }

    /// Whether the id of a provider is smaller than that of another: the order of results of the same score.
    func hasSmallerID(_ number: Int, than other: Int) -> Bool {
        guard let provider = providers[number]?.provider, let other = providers[other]?.provider else { return false }
        return provider.rawValue < other.rawValue
    }

    /// Replaces what is known of a provider, or removes it.
    mutating func set(_ found: ListedProviderReader.Found?, of id: ProviderID) {
        places.set(found?.provider.place, isApproved: found?.provider.isApproved ?? false, of: id)
        guard let found else { return remove(id) }
        let number = numbers[id] ?? makeNumber(for: id)
        providers[number] = found.provider
        let offers = zip(found.provider.offers, found.starts).map { offer, starts in
            SearchBlock.Offer(
                facts: OfferFacts(offer, starts),
                starts: starts,
                words: offer.names.flatMap(SearchWords.words).map { words.number(of: $0) }
            )
        }
        blocks[number / SearchBlock.size].set(
            number % SearchBlock.size,
            ProviderFacts(found.provider, zone: self.number(of: found.provider.zone)),
            offers
        )
        let new = words.entries(of: found.words)
        // Most changes are of calendars, and leave the words alone.
        guard new != entries[number] else { return }
        words.remove(entries[number], of: number)
        words.insert(new, of: number)
        entries[number] = new
    }

    private mutating func remove(_ id: ProviderID) {
        guard let number = numbers.removeValue(forKey: id) else { return }
        words.remove(entries[number], of: number)
        entries[number] = []
        blocks[number / SearchBlock.size].set(number % SearchBlock.size, .none, [])
        providers[number] = nil
        free.append(number)
    }

    private mutating func makeNumber(for id: ProviderID) -> Int {
        let number: Int
        if let last = free.popLast() {
            number = last
        } else {
            number = providers.count
            providers.append(nil)
            entries.append([])
            if number / SearchBlock.size == blocks.count { blocks.append(SearchBlock()) }
        }
        numbers[id] = number
        return number
    }

    private mutating func number(of zone: Zone) -> Int {
        if let number = zoneNumbers[zone.name] { return number }
        zones.append(zone)
        zoneNumbers[zone.name] = zones.count - 1
        return zones.count - 1
    }

    /// Makes what was set findable, and forgets words that nobody has any more once there are many of them.
    ///
    /// Listings that change over and over would fill the memory otherwise.
    mutating func finish() {
        words.sort()
        places.finish()
        guard words.unusedCount > Self.maximumUnusedWords, words.unusedCount > words.count / 2 else { return }
        let new = words.compact()
        for number in entries.indices {
            entries[number] = entries[number].compactMap { entry in
                new[Int(entry.word)].map { WordIndex.Entry(word: $0, field: entry.field) }
            }.sorted { $0.word < $1.word }
        }
        for block in blocks.indices { blocks[block].renumberWords(new) }
    }

    /// How many unused words are kept at least, as they cost little.
    static let maximumUnusedWords = 10_000
}
