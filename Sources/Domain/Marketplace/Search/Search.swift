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

    /// `nil` if no place is asked for.
    private let box: BoundingBox?

    /// The categories that fit; `nil` if none is asked for.
    private let categories: Set<CategoryID>?

    init(table: SearchTable, question: SearchQuestion, now: Instant) {
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

    /// What a search for a certain time asks of the services that fit otherwise, a sample of them.
    ///
    /// Each counts as one look: with thousands of providers, those who are drawn would else be asked for thousands of times by one search.
    /// Further pages of the same search are not looked at.
    func notes(of looks: SearchLooks) -> [DemandNote] {
        looks.places.compactMap { place in
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

    /// A provider who fits.
    private struct Hit {
        let number: Int
        let offer: Int?
        let distance: Int64?
        let score: SearchScore
        let total: Int64

        /// Whether it may begin later than it was scored for.
        let isEstimated: Bool
    }

    /// The first start of some services, or what is known of it.
    private struct FirstStart {
        let offer: Int

        /// It is not earlier than this, and at this if it is not estimated.
        let start: Int64
        let isEstimated: Bool
    }

    /// O(n) in the listed providers, and for each that fits the cost of the first slot of its services.
    ///
    /// Throws ``SearchError/tooBroad`` beyond the budget, and `CancellationError` soon after the task was cancelled.
    func answer(within budget: SearchBudget, noting looks: inout SearchLooks) throws -> SearchAnswer {
        var budget = budget
        let words = question.words.map { WordMatch($0, in: table) }
        let sums = WordMatch.sums(of: words)
        var best = BestResults<Hit>(limit: question.limit + 1) { [table] in
            $0.total != $1.total ? $0.total > $1.total : table.hasSmallerID($0.number, than: $1.number)
        }
        var total = 0
        for (index, block) in table.blocks.enumerated() {
            try Task.checkCancellation()
            for place in 0..<SearchBlock.size where block.providers[place].isListed {
                let number = index * SearchBlock.size + place
                let worth = sums?[number]
                if worth == 0 { continue }
                let candidate = SearchCandidate(
                    number: number,
                    facts: block.providers[place],
                    rows: block.rows(of: place),
                    words: worth.map { Int64($0) / Int64(words.count) } ?? 0
                )
                guard var hit = try hit(candidate, block, words, &budget, &looks) else { continue }
                total += 1
                // Whoever is not among the best even with the earliest start that can be need not be asked for the right one.
                if hit.isEstimated {
                    guard best.accepts(hit) else { continue }
                    hit = try exact(hit, candidate, block, words)
                }
                if let cursor = question.cursor {
                    guard let provider = table.providers[number]?.provider,
                        cursor.precedes(score: hit.total, provider)
                    else { continue }
                }
                best.insert(hit)
            }
        }
        return answer(best.elements, of: total)
    }

    /// The first page of the best of `total` results.
    private func answer(_ best: [Hit], of total: Int) -> SearchAnswer {
        let results = best.prefix(question.limit).compactMap(result)
        let next = best.count > question.limit ? results.last : nil
        return SearchAnswer(
            results: results,
            total: total,
            next: next.map { SearchCursor(asOf: asOf, score: $0.score.total, provider: $0.listed.provider) }
        )
    }

    /// What a provider is worth, at most if it is estimated; `nil` for one who does not fit.
    private func hit(
        _ candidate: SearchCandidate,
        _ block: SearchBlock,
        _ words: [WordMatch],
        _ budget: inout SearchBudget,
        _ looks: inout SearchLooks
    ) throws -> Hit? {
        let distance: Int64?
        switch place(of: candidate.facts) {
        case .outside: return nil
        case .anywhere: distance = nil
        case .at(let meters): distance = meters
        }
        if asksForListing, !(table.providers[candidate.number].map(fits) ?? false) { return nil }
        let offers = offers(in: candidate.rows, of: block, words)
        // A price, a length or a time can only be met by a service.
        if offers.isEmpty, asksForService { return nil }
        let first = try estimate(among: offers, of: candidate, in: block, &budget)
        if question.freeTime != nil, question.cursor == nil, let asked = first?.offer ?? offers.first {
            looks.add(SearchLooks.Place(number: candidate.number, offer: asked))
        }
        if first == nil, question.freeTime != nil { return nil }
        var counted = first
        if asOf != now { counted = try firstStart(among: offers, of: candidate, in: block, former, &budget) }
        var score = SearchScore()
        score.words = candidate.words
        score.distance = distance.map { SearchScore.nearness(meters: $0) } ?? 0
        score.start = counted.map(promptness) ?? 0
        score.rating = Int64(candidate.facts.esteem)
        score.reliability = candidate.facts.reliability(at: asOf)
        return Hit(
            number: candidate.number,
            offer: first?.offer ?? offers.first,
            distance: distance,
            score: score,
            total: score.total,
            isEstimated: first?.isEstimated ?? false
        )
    }

    /// The same with the first start that the calendar tells, in ranges of time that the estimate has counted.
    private func exact(
        _ hit: Hit,
        _ candidate: SearchCandidate,
        _ block: SearchBlock,
        _ words: [WordMatch]
    ) throws -> Hit {
        var budget = SearchBudget(ranges: .max)
        let offers = offers(in: candidate.rows, of: block, words)
        let first = try firstStart(among: offers, of: candidate, in: block, finder, &budget)
        var score = hit.score
        score.start = first.map(promptness) ?? 0
        return Hit(
            number: hit.number,
            offer: first?.offer ?? hit.offer,
            distance: hit.distance,
            score: score,
            total: score.total,
            isEstimated: false
        )
    }

    private func promptness(_ first: FirstStart) -> Int64 {
        SearchScore.promptness(seconds: first.start - asOf.secondsSince1970)
    }

    private var asksForService: Bool {
        question.price != nil || question.freeTime != nil || question.minutes != nil
    }

    /// Whether something is asked for that only the listing says.
    private var asksForListing: Bool {
        categories != nil || question.language != nil || question.minimumRating != nil || question.kind != nil
    }

    private func fits(_ listed: ListedProvider) -> Bool {
        if let categories, !listed.categories.contains(where: categories.contains) { return false }
        if let language = question.language, !listed.languages.contains(language) { return false }
        if let minimum = question.minimumRating, listed.rating.average ?? 0 < minimum { return false }
        if let kind = question.kind, !listed.place.kinds.contains(kind) { return false }
        return true
    }

    private enum Place {
        case outside, anywhere
        case at(Int64)
    }

    private func place(of provider: ProviderFacts) -> Place {
        guard let around = question.surroundings, let box, question.kind != .online else { return .anywhere }
        guard let position = provider.position else { return .outside }
        let radius = Int64(provider.travelRadiusInMeters)
        // Most lie far outside, which takes less to tell than a distance.
        guard radius > around.radiusInMeters || box.contains(position) else { return .outside }
        let meters = around.center.distance(to: position)
        let receives = provider.receivesClients && question.kind != .client && meters <= around.radiusInMeters
        let comes = question.kind != .provider && radius >= 0 && meters <= radius
        return receives || comes ? .at(meters) : .outside
    }

    /// The offers that fit, by their places among those of the provider; of these, those whose names have a word that is searched, if
    /// there are such.
    private func offers(in rows: Range<Int>, of block: SearchBlock, _ words: [WordMatch]) -> OfferSet {
        var (fitting, named) = (OfferSet(), OfferSet())
        for row in rows where fits(block.offers[row]) {
            fitting.insert(row - rows.lowerBound)
            if !words.isEmpty, block.hasWord(row, of: words) { named.insert(row - rows.lowerBound) }
        }
        return named.isEmpty ? fitting : named
    }

    private func fits(_ facts: OfferFacts) -> Bool {
        if let price = question.price {
            guard facts.price.currency == price.currency, price.amounts.contains(facts.price.minorUnits) else {
                return false
            }
        }
        return question.minutes?.contains(facts.duration / 60) ?? true
    }

    /// The first start among some services; estimated if that is enough to tell that there is one.
    private func estimate(
        among offers: OfferSet,
        of candidate: SearchCandidate,
        in block: SearchBlock,
        _ budget: inout SearchBudget
    ) throws -> FirstStart? {
        // Later pages are ordered by starts as of the first page.
        guard question.freeTime?.hours != nil, asOf == now else {
            return try firstStart(among: offers, of: candidate, in: block, finder, &budget)
        }
        let begun = budget
        var first: FirstStart?
        var next = offers.first
        while let offer = next {
            next = offers.next(from: offer + 1)
            switch try finder.estimate(of: offer, of: candidate, in: block, within: &budget) {
            case .nowhere: continue
            case .unknown:
                // What was looked at is looked at again, and counted once.
                budget = begun
                return try firstStart(among: offers, of: candidate, in: block, finder, &budget)
            case .notBefore(let start):
                if first.map({ start < $0.start }) ?? true {
                    first = FirstStart(offer: offer, start: start, isEstimated: true)
                }
            }
        }
        return first
    }

    private func firstStart(
        among offers: OfferSet,
        of candidate: SearchCandidate,
        in block: SearchBlock,
        _ finder: FreeTimeFinder,
        _ budget: inout SearchBudget
    ) throws -> FirstStart? {
        var first: FirstStart?
        var next = offers.first
        while let offer = next {
            next = offers.next(from: offer + 1)
            let start = try finder.first(of: offer, of: candidate, in: block, of: table, within: &budget)
            guard let start else { continue }
            if first.map({ start < $0.start }) ?? true {
                first = FirstStart(offer: offer, start: start, isEstimated: false)
            }
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
