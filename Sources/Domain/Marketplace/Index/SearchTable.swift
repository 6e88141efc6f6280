import Bookings
import CivilTime

/// All listed providers as of one moment, ready to be searched.
struct SearchTable: Sendable {
    /// By number; numbers that are free hold none.
    private(set) var providers: [ListedProvider?] = []
    private(set) var words = WordIndex()
    private(set) var tree: CategoryTree

    private var numbers: [ProviderID: Int] = [:]
    private var free: [Int] = []
    private var entries: [[WordIndex.Entry]] = []

    /// The words in the names of each provider's offers, with ``endOfOffer`` after those of each.
    private(set) var offerWords: [[UInt32]] = []

    /// Where each provider is.
    private(set) var points: [ListedPoint] = []

    /// Stands among the words of offers, and is the number of none.
    static let endOfOffer = UInt32.max

    init(tree: CategoryTree) {
        self.tree = tree
    }

    /// How many providers there are.
    var count: Int { numbers.count }

    /// Replaces what is known of a provider, or removes it.
    mutating func set(_ found: ListedProviderReader.Found?, of id: ProviderID) {
        guard let found else { return remove(id) }
        let number = numbers[id] ?? makeNumber(for: id)
        providers[number] = found.provider
        points[number] = ListedPoint(found.provider.place)
        offerWords[number] = found.provider.offers.flatMap { offer in
            offer.names.flatMap(SearchWords.words).map { words.number(of: $0) } + [Self.endOfOffer]
        }
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
        offerWords[number] = []
        points[number] = .none
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
            offerWords.append([])
            points.append(.none)
        }
        numbers[id] = number
        return number
    }

    /// Makes what was set findable, and forgets words that nobody has any more once there are many of them.
    ///
    /// Listings that change over and over would fill the memory otherwise.
    mutating func finish() {
        words.sort()
        guard words.unusedCount > Self.maximumUnusedWords, words.unusedCount > words.count / 2 else { return }
        let new = words.compact()
        for number in entries.indices {
            entries[number] = entries[number].compactMap { entry in
                new[Int(entry.word)].map { WordIndex.Entry(word: $0, field: entry.field) }
            }.sorted { $0.word < $1.word }
            offerWords[number] = offerWords[number].compactMap { $0 == Self.endOfOffer ? $0 : new[Int($0)] }
        }
    }

    /// How many unused words are kept at least, as they cost little.
    static let maximumUnusedWords = 10_000
}
