import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import Marketplace
import SQL

/// Asking the operator to look at a review.
struct ReportReviewPages: Sendable {
    let database: any SQLDatabase
    let reader: OfferReader
    let limiter: ReviewRateLimiter
    private let desk = ReviewDesk()

    init(database: any SQLDatabase, reader: OfferReader, limiter: ReviewRateLimiter) {
        self.database = database
        self.reader = reader
        self.limiter = limiter
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("reviews/{review}/report") { try await ask(PageRequest($0, $1)) }
        router.post("reviews/{review}/report") { try await send(PageRequest($0, $1)) }
    }

    private func ask(_ request: PageRequest) async throws -> Response {
        try await page(request) { $0.isSent = request.query["news"] == "sent" }
    }

    private func send(_ request: PageRequest) async throws -> Response {
        let fields = try await request.form().fields
        let note = fields["note"]
        guard let id = ReviewID(rawValue: request.part("review")) else { throw PageRequest.notFound }
        guard let reason = ReviewReport.Reason(rawValue: fields["reason"]) else {
            return try await page(request, status: .unprocessableContent) { view in
                view.note = note
                view.isReasonMissing = true
            }
        }
        try limiter.admitReport(from: request.context.clientAddress, at: request.now)
        try await database.transaction(.write, by: .anonymous, at: request.now) { transaction in
            let note = TypedText.fit(note, upTo: ReviewReport.longestNote)
            try await desk.report(id, for: reason, note: note, in: transaction)
        }
        let next = Address("reviews", id.rawValue, "report").with("news", "sent")
        return .leading(to: request.visit(next).link(next).text)
    }

    private func page(
        _ request: PageRequest,
        status: HTTPResponse.Status = .ok,
        _ change: (inout ReportReviewView) -> Void
    ) async throws -> Response {
        guard let id = ReviewID(rawValue: request.part("review")), let owner = id.provider else {
            throw PageRequest.notFound
        }
        let (review, provider) = try await database.transaction(.read, by: .anonymous, at: request.now) { transaction in
            (
                try await desk.find(id, publicly: true, in: transaction),
                try await reader.provider(owner, in: transaction)
            )
        }
        var view = ReportReviewView(
            review: review,
            provider: provider.name,
            providerAddress: Address(Slug.text(of: provider.id)),
            zone: try reader.zones.zone(named: provider.timeZone)
        )
        change(&view)
        let visit = request.visit(Address("reviews", id.rawValue, "report"), of: provider)
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }
}
