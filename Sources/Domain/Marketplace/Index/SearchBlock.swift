/// What decides whether some providers are found, one kind of value after another.
///
/// A search goes through most providers. What it reads of them here lies next to each other, while each ``ListedProvider`` lies somewhere of
/// its own, and each of its parts makes the processor wait for memory. If a provider changes while a search still has the table, its block is
/// all that is copied.
struct SearchBlock: Sendable {
    /// How many providers there are at most.
    static let size = 256

    /// A service of a provider, as it is put into a block.
    struct Offer {
        let facts: OfferFacts
        let starts: StartsByDate

        /// The numbers of the words in its names.
        let words: [UInt32]
    }

    /// By their places in the block.
    private(set) var providers = [ProviderFacts](repeating: .none, count: size)

    /// Of all services, in rows: those of one provider after those of the one before.
    private(set) var offers: [OfferFacts] = []
    private var firstStarts = DateColumns(empty: StartsByDate.none)
    private var halfHours = DateColumns(empty: HalfHours.unknown)

    /// Of all services; those of a row begin at ``wordStarts``.
    private var words: [UInt32] = []
    private var wordStarts = [0]

    /// Where the rows of each provider begin, and where those of the last one end.
    private var rowStarts = [Int](repeating: 0, count: size + 1)

    /// The rows of the services of the provider in a place.
    func rows(of place: Int) -> Range<Int> { rowStarts[place]..<rowStarts[place + 1] }

    /// Whether a name of the service in a row has one of the words.
    func hasWord(_ row: Int, of searched: [WordMatch]) -> Bool {
        let own = wordStarts[row]..<wordStarts[row + 1]
        return own.contains { index in searched.contains { $0.contains(words[index]) } }
    }

    /// The first start of the service in a row on a date, for somebody who can book from `earliest` on.
    @inline(__always)
    func first(of row: Int, on day: Int, from earliest: Int64) -> StartsByDate.First {
        let (first, count) = (Int(offers[row].firstDay), Int(offers[row].days))
        guard day >= first, day < first + count, earliest >= offers[row].earliest else { return .unknown }
        let seconds = firstStarts[row, day]
        if seconds == StartsByDate.none { return .nowhere }
        let start = Int64(day) * 86_400 + Int64(seconds)
        return start >= earliest ? .at(start) : .unknown
    }

    /// The half-hours in which sessions of the service in a row begin, on a date whose first start is known.
    func halfHours(of row: Int, on day: Int) -> HalfHours { halfHours[row, day] }

    /// Puts a provider into a place, instead of the one that was there.
    mutating func set(_ place: Int, _ facts: ProviderFacts, _ new: [Offer]) {
        let old = rows(of: place)
        providers[place] = facts
        offers.replaceSubrange(old, with: new.map(\.facts))
        firstStarts.replace(old, with: new.map { ($0.starts.firstDay, $0.starts.firsts) })
        halfHours.replace(old, with: new.map { ($0.starts.firstDay, $0.starts.halfHours) })
        let begin = wordStarts[old.lowerBound]
        let oldWords = begin..<wordStarts[old.upperBound]
        let newWords = new.flatMap(\.words)
        words.replaceSubrange(oldWords, with: newWords)
        wordStarts.replaceSubrange(
            old,
            with: new.indices.map { index in new[..<index].reduce(begin) { $0 + $1.words.count } }
        )
        let growth = newWords.count - oldWords.count
        for row in (old.lowerBound + new.count)..<wordStarts.count { wordStarts[row] += growth }
        for later in (place + 1)...Self.size { rowStarts[later] += new.count - old.count }
    }

    /// Gives the words new numbers, by their old ones; those without a new one are gone.
    mutating func renumberWords(_ new: [UInt32?]) {
        var (kept, starts): ([UInt32], [Int]) = ([], [0])
        for row in offers.indices {
            kept += words[wordStarts[row]..<wordStarts[row + 1]].compactMap { new[Int($0)] }
            starts.append(kept.count)
        }
        (words, wordStarts) = (kept, starts)
    }
}
