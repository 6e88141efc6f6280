import BookableAPI
import Bookings
import Hummingbird
import Marketplace
import SQL

/// Writing and changing the review of a booking under its client's secret address.
struct OwnReviewPages: Sendable {
    let bookings: OwnBookingPages
    let limiter: ReviewRateLimiter
    private let desk: ReviewDesk

    init(bookings: OwnBookingPages, limiter: ReviewRateLimiter, observers: [any BookingObserver]) {
        self.bookings = bookings
        self.limiter = limiter
        desk = ReviewDesk(observers: observers)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("b/{token}/review") { try await write(PageRequest($0, $1)) }
    }

    private func write(_ request: PageRequest) async throws -> Response {
        let id = try await bookings.open(request)
        let fields = try await request.form(hidesOrigin: true).fields
        var form = OwnReviewView.Form(fields)
        guard let draft = form.draft() else { return try await bookings.page(id, request, review: form) }
        try limiter.admitWriting(of: id, at: request.now)
        do {
            try await bookings.database.transaction(.write, by: .client(id), at: request.now) { transaction in
                _ = try await desk.write(draft, of: id, shownBy: request.reviewProof, in: transaction)
            }
            return bookings.back(request, news: .reviewPublished)
        } catch let error as BookingsError where error.code == .wrongState || error.code == .forbidden {
            return bookings.back(request, news: .stateChanged)
        }
    }
}

extension PageRequest {
    /// What the address of a booking's page shows of whoever opens it.
    var reviewProof: ReviewProof { Secret(part("token"), kind: .bookingToken) == nil ? .mailedLink : .token }
}
