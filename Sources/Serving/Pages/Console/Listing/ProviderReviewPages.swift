import BookableAPI
import Bookings
import Hummingbird
import Marketplace
import SQL

/// The reviews of a provider, which it can answer in public.
struct ProviderReviewPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    private let desk = ReviewDesk()

    init(database: any SQLDatabase, gate: ConsoleGate) {
        self.database = database
        self.gate = gate
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/reviews") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/reviews/{review}/reply") { try await reply(PageRequest($0, $1)) }
    }

    private static let pageSize = 20

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let id = practice.provider.id
            let cursor = ReviewID(rawValue: request.query["after"])
            let (rating, found) = try await database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { transaction in
                (
                    try await desk.rating(of: id, in: transaction),
                    try await desk.list(
                        of: id,
                        includingHidden: true,
                        after: cursor,
                        limit: Self.pageSize + 1,
                        in: transaction
                    )
                )
            }
            let address = practice.address.appending("reviews")
            let shown = found.prefix(Self.pageSize)
            let view = ProviderReviewsView(
                practice: practice,
                rating: rating,
                reviews: Array(shown),
                next: found.count > shown.count ? address.with("after", shown.last?.id.rawValue) : nil,
                isSaved: request.query["news"] == "saved"
            )
            let visit = request.visit(address)
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    /// An empty text takes an answer back.
    private func reply(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let fields = try await request.form().fields
            guard let id = ReviewID(rawValue: request.part("review")), id.provider == practice.provider.id else {
                throw PageRequest.notFound
            }
            let text = TypedText.fit(fields["text"], upTo: Review.longestReply)
            var news: String? = "saved"
            do {
                _ = try await gate.change(practice, request, fields) { transaction in
                    try await desk.reply(text, to: id, in: transaction).id
                }
            } catch let error as BookingsError where error.code == .wrongState {
                // It was hidden meanwhile, which the page says.
                news = nil
            }
            let next = practice.address.appending("reviews").with("news", news)
            return .leading(to: request.visit(next).link(next).text)
        }
    }
}
