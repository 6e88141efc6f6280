import Bookings
import Hummingbird
import Marketplace
import SQL

/// What clients say of sessions that took place: written by them, answered by providers, reported by anybody.
struct ReviewsController: Sendable {
    let database: any SQLDatabase
    let rules: MarketplaceRules
    let limiter: ReviewRateLimiter
    let configuration: APIConfiguration
    private let desk: ReviewDesk

    init(
        database: any SQLDatabase,
        rules: MarketplaceRules,
        limiter: ReviewRateLimiter,
        observers: [any BookingObserver],
        configuration: APIConfiguration
    ) {
        self.database = database
        self.rules = rules
        self.limiter = limiter
        self.configuration = configuration
        desk = ReviewDesk(observers: observers)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("bookings/{booking}/review", use: showOwn)
        router.put("bookings/{booking}/review", use: write)
        router.get("providers/{provider}/reviews", use: list)
        let review = router.group("providers/{provider}/reviews/{review}")
        review.get(use: show)
        review.put("reply", use: reply)
        review.delete("reply", use: removeReply)
        review.post("report", use: report)
    }

    func showOwn(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.view, id)
        try rules.requireOpen()
        try Query(request).finish()
        let review = try await context.perform(.read, on: database) { try await desk.find(of: id, in: $0) }
        return try .json(ReviewResponse(review, for: context.requester))
    }

    func write(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.view, id)
        try rules.requireOpen()
        let body = try await Payload(request, configuration).json(ReviewBody.self)
        // For others, who are refused, nothing counts.
        if case .client = context.requester { try limiter.admitWriting(of: id, at: context.receivedAt) }
        let review = try await context.perform(.write, on: database) {
            try await desk.write(body.draft, of: id, shownBy: .token, in: $0)
        }
        return try .json(ReviewResponse(review, for: context.requester))
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try rules.requireOpen()
        var query = Query(request)
        let page = PageRequest<ReviewID>(reading: &query, configuration: configuration)
        try query.finish()
        let (rating, found) = try await context.perform(.read, on: database) { transaction in
            (
                try await desk.rating(of: id, in: transaction),
                try await desk.list(
                    of: id,
                    includingHidden: context.requester.speaks(for: id),
                    after: page.cursor,
                    limit: page.fetchLimit,
                    in: transaction
                )
            )
        }
        let answer = ReviewListResponse(
            rating: RatingResponse(rating),
            page: Page(found, limit: page.limit, cursor: \.id.rawValue) {
                ReviewResponse($0, for: context.requester)
            }
        )
        return try .publicRead(answer, to: request, seconds: 10)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        try rules.requireOpen()
        try Query(request).finish()
        let id = try context.reviewID()
        let review = try await context.perform(.read, on: database) { try await find(id, for: context, in: $0) }
        return try .publicRead(ReviewResponse(review, for: context.requester), to: request, seconds: 10)
    }

    func reply(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        try rules.requireOpen()
        let body = try await Payload(request, configuration).json(ReviewReplyBody.self)
        return try await reply(body.text, request, context)
    }

    func removeReply(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        try rules.requireOpen()
        return try await reply(nil, request, context)
    }

    /// The condition binds an answer to what was read: a client can change a review in between.
    private func reply(_ text: String?, _ request: Request, _ context: APIContext) async throws -> Response {
        let id = try context.reviewID()
        let match = IfMatch(request)
        let review = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id.provider) { transaction in
                ReviewResponse(try await find(id, for: context, in: transaction), for: context.requester)
            }
            return try await desk.reply(text, to: id, in: transaction)
        }
        return try .tagged(ReviewResponse(review, for: context.requester))
    }

    func report(_ request: Request, context: APIContext) async throws -> Response {
        try rules.requireOpen()
        let id = try context.reviewID()
        let body = try await Payload(request, configuration).json(ReviewReportBody.self)
        try limiter.admitReport(from: context.clientAddress, at: context.receivedAt)
        try await context.perform(.write, on: database) {
            try await desk.report(id, for: body.reason, note: body.note, in: $0)
        }
        return Response(status: .accepted)
    }

    private func find(_ id: ReviewID, for context: APIContext, in transaction: Transaction) async throws -> Review {
        let speaks = id.provider.map(context.requester.speaks(for:)) ?? false
        return try await desk.find(id, publicly: !speaks, in: transaction)
    }
}

extension APIContext {
    /// The review in the path, which is one of the provider in the path.
    func reviewID() throws -> ReviewID {
        let provider: ProviderID = try pathID("provider")
        let id: ReviewID = try pathID("review")
        guard id.provider == provider else { throw BookingsError.notFound(id) }
        return id
    }
}
