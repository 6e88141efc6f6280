import Bookings
import Hummingbird
import Marketplace
import SQL

/// Reviews that were reported, on which operators decide.
struct ModerationController: Sendable {
    let database: any SQLDatabase
    let rules: MarketplaceRules
    let configuration: APIConfiguration
    private let desk = ModerationDesk()
    private let reviews = ReviewDesk()

    init(database: any SQLDatabase, rules: MarketplaceRules, configuration: APIConfiguration) {
        self.database = database
        self.rules = rules
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("reviews", use: queue)
        router.post("providers/{provider}/reviews/{review}/hide", use: hide)
        router.post("providers/{provider}/reviews/{review}/keep", use: keep)
    }

    func queue(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        try rules.requireOpen()
        var query = Query(request)
        let page = PageRequest<ReviewID>(reading: &query, configuration: configuration)
        try query.finish()
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.queue(after: page.cursor, limit: page.fetchLimit, in: transaction)
        }
        return try .json(
            Page(found, limit: page.limit, cursor: \.review.id.rawValue) {
                ReportedReviewResponse($0, for: context.requester)
            }
        )
    }

    func hide(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        let body = try await Payload(request, configuration).json(ReasonRequest.self)
        return try await decide(request, context) { try await desk.hide($0, because: body.reason, in: $1) }
    }

    func keep(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        let _: EmptyRequest = try await Payload(request, configuration).optionalJSON()
        return try await decide(request, context) { try await desk.keep($0, in: $1) }
    }

    /// The condition binds a decision to what was read: a client can change a review in between.
    private func decide(
        _ request: Request,
        _ context: APIContext,
        _ decision: (ReviewID, Transaction) async throws -> Review
    ) async throws -> Response {
        try rules.requireOpen()
        let id = try context.reviewID()
        let match = IfMatch(request)
        let review = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id.provider) { transaction in
                let review = try await reviews.find(id, publicly: false, in: transaction)
                return ReviewResponse(review, for: context.requester)
            }
            return try await decision(id, transaction)
        }
        return try .tagged(ReviewResponse(review, for: context.requester))
    }
}
