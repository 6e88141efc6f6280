import Bookings
import CivilTime
import Money

/// One search among all listed providers.
struct Search {
    let table: SearchTable
    let question: SearchQuestion
    let now: Instant
    /// Finds starts that can be booked now.
    private let finder: FreeTimeFinder

    /// Finds starts as of the first page, by which results are ordered: one that has passed meanwhile still counts, or all results
    /// would change their places.
    private let former: FreeTimeFinder

    /// Services that fit but for the time that is asked for, and those that fit.
    private var looks = Reservoir<ListedOfferPlace>(capacity: Self.maximumNotes)
    private var random: SmallRandom

    /// `nil` if no place is asked for.
    private let box: BoundingBox?

    /// The categories that fit; `nil` if none is asked for.
    private let categories: Set<CategoryID>?

    /// `seed` decides of which services it is noted that somebody looks for them.
    init(table: SearchTable, question: SearchQuestion, now: Instant, seed: UInt64) {
        random = SmallRandom(seed: seed)
        self.table = table
        self.question = question
        self.now = now
        finder = FreeTimeFinder(freeTime: question.freeTime, now: now.secondsSince1970)
        asOf = min(now, max(question.cursor?.asOf ?? now, now - ListedProviderReader.memory))
        former = FreeTimeFinder(freeTime: question.freeTime, now: asOf.secondsSince1970)
        box = question.surroundings.map { BoundingBox($0) }
        categories = question.category.map { table.tree.descendants(of: $0) }
    }

    /// As of when waits are measured: the same on all pages.
    private let asOf: Instant

    /// How many starts a result shows.
    private static let maximumStarts = 3

    /// For how many services one search is noted.
    private static let maximumNotes = 16

    private struct ListedOfferPlace {
        let number: Int
        let offer: Int
    }

    /// What a search for a certain time asks of the services that fit otherwise, a sample of them; nothing before the search is answered.
    ///
    /// Each counts as one look: with thousands of providers, those who are drawn would else be asked for thousands of times by one search.
    /// Further pages of the same search are not looked at.
    var notes: [DemandNote] {
        mutating get {
            looks.elements.compactMap { place in
                guard let listed = table.providers[place.number] else { return nil }
                let offer = listed.offers[place.offer]
                let look = DemandLook(
                    for: offer.service,
                    of: listed.provider,
                    in: finder.spans(of: offer, in: listed.zone)
                )
                return DemandNote(look, answeredFrom: offer.slots, at: now)
            }
        }
    }

    private struct Hit {
        let number: Int
        let provider: ProviderID
        let offer: Int?
        let distance: Int64?
        var score: SearchScore

        var total: Int64 { score.total }

        func precedes(_ other: Hit) -> Bool {
            total != other.total ? total > other.total : provider.rawValue < other.provider.rawValue
        }
    }

    /// O(n) in the listed providers, and for each that fits the cost of the first slot of its services.
    ///
    /// Throws ``SearchError/tooBroad`` beyond the budget, and `CancellationError` soon after the task was cancelled.
    mutating func answer(within budget: SearchBudget) throws -> SearchAnswer {
        var budget = budget
        let words = question.words.map { WordMatch($0, in: table) }
        let sums = WordMatch.sums(of: words)
        var best = BestResults<Hit>(limit: question.limit + 1) { $0.precedes($1) }
        var total = 0
        for number in table.providers.indices {
            if number.isMultiple(of: SearchBudget.stride) { try Task.checkCancellation() }
            // What is near each other in memory is looked at first.
            if let sums, sums[number] == 0 { continue }
            guard mayReach(table.points[number]), let listed = table.providers[number],
                var hit = try hit(number, listed, words, &budget)
            else { continue }
            if let sums { hit.score.words = Int64(sums[number]) / Int64(words.count) }
            total += 1
            if let cursor = question.cursor, !cursor.precedes(score: hit.total, hit.provider) { continue }
            best.insert(hit)
        }
        let page = best.elements.prefix(question.limit)
        let hasMore = best.elements.count > question.limit
        return SearchAnswer(
            results: page.compactMap(result),
            total: total,
            next: hasMore
                ? page.last.map { SearchCursor(asOf: asOf, score: $0.total, provider: $0.provider) } : nil
        )
    }

    /// What a provider is worth but for the words; `nil` for one who does not fit.
    private mutating func hit(
        _ number: Int,
        _ listed: ListedProvider,
        _ words: [WordMatch],
        _ budget: inout SearchBudget
    ) throws -> Hit? {
        guard fits(listed) else { return nil }
        let distance: Int64?
        switch place(of: listed) {
        case .outside: return nil
        case .anywhere: distance = nil
        case .at(let meters): distance = meters
        }
        let offers = offers(of: listed, number, words)
        // A price, a length or a time can only be met by a service.
        if offers.isEmpty, asksForService { return nil }
        let first = try firstStart(among: offers, of: listed, finder, &budget)
        if question.freeTime != nil, question.cursor == nil, let asked = first?.offer ?? offers.first {
            looks.add(ListedOfferPlace(number: number, offer: asked), using: &random)
        }
        if first == nil, question.freeTime != nil { return nil }
        var score = SearchScore()
        score.distance = distance.map { SearchScore.nearness(meters: $0) } ?? 0
        let counted = asOf == now ? first : try firstStart(among: offers, of: listed, former, &budget)
        score.start = counted.map { SearchScore.promptness(seconds: $0.start - asOf.secondsSince1970) } ?? 0
        score.rating = SearchScore.esteem(listed.rating)
        score.reliability = SearchScore.reliability(listed.record.sessions(at: now))
        return Hit(
            number: number,
            provider: listed.provider,
            offer: first?.offer ?? offers.first,
            distance: distance,
            score: score
        )
    }

    private var asksForService: Bool {
        question.price != nil || question.freeTime != nil || question.minutes != nil
    }

    private func fits(_ listed: ListedProvider) -> Bool {
        if let categories, !listed.categories.contains(where: categories.contains) { return false }
        if let language = question.language, !listed.languages.contains(language) { return false }
        if let minimum = question.minimumRating, listed.rating.average ?? 0 < minimum { return false }
        if let kind = question.kind, !listed.place.kinds.contains(kind) { return false }
        return true
    }

    /// Whether somebody there can be reached, or a closer look is needed.
    private func mayReach(_ point: ListedPoint) -> Bool {
        guard let around = question.surroundings, let box, question.kind != .online else { return true }
        guard let position = point.position else { return false }
        return Int64(point.travelRadiusInMeters) > around.radiusInMeters || box.contains(position)
    }

    private enum Place {
        case outside, anywhere
        case at(Int64)
    }

    private func place(of listed: ListedProvider) -> Place {
        guard let around = question.surroundings, question.kind != .online else { return .anywhere }
        guard let position = listed.place.position else { return .outside }
        let meters = around.center.distance(to: position)
        let receives = listed.place.address != nil && question.kind != .client && meters <= around.radiusInMeters
        let comes =
            question.kind != .provider && listed.place.travelRadiusInMeters.map { meters <= $0 } ?? false
        return receives || comes ? .at(meters) : .outside
    }

    /// The places of the offers that fit; of these, those whose names have a word that is searched, if there are such.
    private func offers(of listed: ListedProvider, _ number: Int, _ words: [WordMatch]) -> OfferSet {
        var fitting = OfferSet()
        for place in listed.facts.indices where fits(listed.facts[place]) { fitting.insert(place) }
        guard !words.isEmpty else { return fitting }
        var named = OfferSet()
        var place = 0
        for word in table.offerWords[number] {
            if word == SearchTable.endOfOffer {
                place += 1
            } else if words.contains(where: { $0.contains(word) }), fits(listed.facts[place]) {
                named.insert(place)
            }
        }
        return named.isEmpty ? fitting : named
    }

    private func fits(_ facts: OfferFacts) -> Bool {
        if let price = question.price {
            guard facts.price.currency == price.currency, price.amounts.contains(facts.price.minorUnits) else {
                return false
            }
        }
        return question.minutes?.contains(facts.durationMinutes) ?? true
    }

    private func firstStart(
        among offers: OfferSet,
        of listed: ListedProvider,
        _ finder: FreeTimeFinder,
        _ budget: inout SearchBudget
    ) throws -> (offer: Int, start: Int64)? {
        var first: (offer: Int, start: Int64)?
        var next = offers.first
        while let offer = next {
            next = offers.next(from: offer + 1)
            guard let start = try finder.first(of: offer, of: listed, within: &budget) else { continue }
            if first.map({ start < $0.start }) ?? true { first = (offer, start) }
        }
        return first
    }

    private func result(_ hit: Hit) -> SearchResult? {
        guard let listed = table.providers[hit.number] else { return nil }
        let offer = hit.offer.map { listed.offers[$0] }
        let starts = offer.map { finder.starts(of: $0, in: listed.zone, limit: Self.maximumStarts) } ?? []
        return SearchResult(
            listed: listed,
            offer: offer,
            starts: starts.map { Instant($0) },
            distanceInMeters: hit.distance,
            score: hit.score
        )
    }
}
