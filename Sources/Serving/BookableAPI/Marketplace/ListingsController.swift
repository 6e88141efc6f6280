import Bookings
import CivilTime
import Hummingbird
import Marketplace
import SQL

/// How providers are listed in the marketplace.
struct ListingsController: Sendable {
    let database: any SQLDatabase
    let desk: ListingDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("providers/{provider}/listing", use: show)
        router.put("providers/{provider}/listing", use: put)
        router.post("providers/{provider}/listing/approve", use: approve)
        router.post("providers/{provider}/listing/decline", use: decline)
        router.get("listings", use: awaiting)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        try desk.rules.requireOpen()
        try Query(request).finish()
        let id: ProviderID = try context.pathID("provider")
        let listing = try await context.perform(.read, on: database) { try await find(id, for: context, in: $0) }
        return try .publicRead(answer(listing, to: context), to: request, seconds: 10)
    }

    func put(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        try desk.rules.requireOpen()
        let body = try await Payload(request, configuration).json(ListingBody.self)
        let match = IfMatch(request)
        let listing = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id) { transaction in
                answer(try await find(id, for: context, in: transaction), to: context)
            }
            return try await desk.put(
                body.draft,
                of: id,
                isApproved: context.requester.role == .admin,
                in: transaction
            )
        }
        return try .tagged(answer(listing, to: context))
    }

    func approve(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        let _: EmptyRequest = try await Payload(request, configuration).optionalJSON()
        return try await decide(.approved(at: context.receivedAt), IfMatch(request), context)
    }

    func decline(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        let body = try await Payload(request, configuration).json(ReasonRequest.self)
        return try await decide(.declined(reason: body.reason), IfMatch(request), context)
    }

    /// Those that wait for the operator.
    func awaiting(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        try desk.rules.requireOpen()
        var query = Query(request)
        let page = PageRequest<ProviderID>(reading: &query, configuration: configuration)
        try query.finish()
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.awaiting(after: page.cursor, limit: page.fetchLimit, in: transaction)
        }
        return try .json(Page(found, limit: page.limit, cursor: \.provider.rawValue) { answer($0, to: context) })
    }

    /// The condition binds a decision to what was read: a provider can change its listing in between.
    private func decide(
        _ verdict: Listing.Verdict,
        _ match: IfMatch,
        _ context: APIContext
    ) async throws -> Response {
        try desk.rules.requireOpen()
        let id: ProviderID = try context.pathID("provider")
        let listing = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id) { transaction in
                answer(try await find(id, for: context, in: transaction), to: context)
            }
            return try await desk.decide(verdict, on: id, in: transaction)
        }
        return try .tagged(answer(listing, to: context))
    }

    private func find(_ id: ProviderID, for context: APIContext, in transaction: Transaction) async throws -> Listing {
        try await desk.find(id, publicly: !context.requester.speaks(for: id), in: transaction)
    }

    private func answer(_ listing: Listing, to context: APIContext) -> ListingResponse {
        ListingResponse(listing, under: desk.rules, for: context.requester)
    }
}

extension MarketplaceRules {
    /// Throws 404 `marketplace_closed` where the operator has no marketplace.
    func requireOpen() throws {
        guard isOpen else {
            throw APIError(.marketplaceClosed, "This server has no marketplace: the setting marketplace is no.")
        }
    }
}
