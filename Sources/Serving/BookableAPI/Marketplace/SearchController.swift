import Bookings
import CivilTime
import Hummingbird
import Marketplace

/// Finds providers who fit and are free.
struct SearchController: Sendable {
    let index: SearchIndex
    let rules: MarketplaceRules

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("search", use: search)
    }

    func search(_ request: Request, context: APIContext) async throws -> Response {
        try rules.requireOpen()
        let asked = try SearchParameters(request)
        try asked.question.check(at: context.receivedAt)
        let answer = try await index.answer(asked.question, at: context.receivedAt)
        return try .json(SearchResponse(answer, in: asked.language, explained: asked.explains))
    }
}
