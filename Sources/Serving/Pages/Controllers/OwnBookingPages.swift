import BookableAPI
import Bookings
import CalendarSync
import CivilTime
import HTTPTypes
import Hummingbird
import Marketplace
import Money
import NIOCore
import Payments
import Policies
import SQL

/// A booking under the secret address that its client has: what it is, paying, its file for calendars, and cancelling it.
struct OwnBookingPages: Sendable {
    let database: any SQLDatabase
    let opener: BookingOpener
    let reader: OwnBookingReader
    let policies: PolicyReader
    let desk: BookingDesk
    let publishing: PublishingDesk
    let stripePayments: StripePayments?

    /// Looks at calendars before a booking is moved; `nil` if the server links none.
    let calendarChecks: CalendarChecks?

    /// The VAPID key with which browsers subscribe to push messages; `nil` if the server sends them none.
    let pushKey: String?

    /// Which uploaded documents are accepted.
    let documents: DocumentRules

    /// Whether clients can review sessions that took place.
    let takesReviews: Bool
    private let reviews = OwnReviewReader()

    init(
        database: any SQLDatabase,
        opener: BookingOpener,
        reader: OwnBookingReader,
        policies: PolicyReader,
        desk: BookingDesk,
        publishing: PublishingDesk,
        stripePayments: StripePayments?,
        calendarChecks: CalendarChecks?,
        pushKey: String?,
        documents: DocumentRules,
        takesReviews: Bool
    ) {
        self.database = database
        self.opener = opener
        self.reader = reader
        self.policies = policies
        self.desk = desk
        self.publishing = publishing
        self.stripePayments = stripePayments
        self.calendarChecks = calendarChecks
        self.pushKey = pushKey
        self.documents = documents
        self.takesReviews = takesReviews
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("b/{token}") { try await show(PageRequest($0, $1)) }
        router.get("b/{token}/calendar.ics") { try await calendarFile(PageRequest($0, $1)) }
        router.get("b/{token}/pay") { try await pay(PageRequest($0, $1)) }
        router.post("b/{token}/confirm") { try await confirm(PageRequest($0, $1)) }
        router.get("b/{token}/cancel") { try await askToCancel(PageRequest($0, $1)) }
        router.post("b/{token}/cancel") { try await cancel(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        let id = try await open(request)
        return try await page(id, request, news: BookedView.News(rawValue: request.query["news"]))
    }

    /// The booking that the address opens.
    func open(_ request: PageRequest) async throws -> BookingID {
        guard let id = try await opener.booking(opened: request.part("token"), on: database) else {
            throw PageRequest.notFound
        }
        return id
    }

    func find(_ id: BookingID, _ request: PageRequest) async throws -> OwnBooking {
        var own = try await database.transaction(.read, by: .client(id), at: request.now) {
            try await reader.find(id, in: $0)
        }
        own.offer = try own.offer.inWords(of: request.language(preferred: own.client.language))
        return own
    }

    /// The page of a booking; with a form of a review that cannot be read, it says what is wrong with that.
    func page(
        _ id: BookingID,
        _ request: PageRequest,
        news: BookedView.News? = nil,
        review form: OwnReviewView.Form? = nil
    ) async throws -> Response {
        let own = try await find(id, request)
        let address = address(request)
        let view = BookedView(
            session: own.session,
            standing: own.standing,
            paid: own.booking.amount(own.booking.paid),
            refunded: own.booking.amount(own.booking.refunded),
            policy: try await policy(of: own),
            quote: try await quote(for: own, request),
            news: news,
            address: address,
            canMove: own.canMove,
            canConfirm: own.canConfirm,
            toBring: own.toBring,
            documents: OwnDocumentsView(
                asked: own.offer.service.requirements.documents,
                uploaded: own.documents,
                rules: documents,
                zone: own.offer.zone,
                canUpload: own.canCancel,
                address: address
            ),
            pushKey: pushKey,
            review: try await review(of: own, request, form),
            series: try await series(of: own, request)
        )
        var visit = request.visit(address, of: own)
        // A browser asks in no frame whether a site may notify.
        if view.offersPush, !visit.isEmbedded { visit.script = PageAssets.bookingScript.address }
        let status: HTTPResponse.Status = form == nil ? .ok : .unprocessableContent
        return Response(
            page: view.bytes(for: visit),
            status: status,
            for: visit,
            isSecret: true,
            showsStanding: view.review?.canWrite != true
        )
    }

    /// `nil` if the server has no marketplace.
    private func review(
        of own: OwnBooking,
        _ request: PageRequest,
        _ form: OwnReviewView.Form?
    ) async throws -> OwnReviewView? {
        guard takesReviews else { return nil }
        let booking = own.booking
        let found = try await database.transaction(.read, by: .client(booking.id), at: request.now) {
            try await reviews.find(of: booking, shownBy: request.reviewProof, in: $0)
        }
        return OwnReviewView(
            review: found.review,
            canWrite: found.canWrite,
            needsMailedLink: found.needsMailedLink,
            form: form ?? OwnReviewView.Form(found.review),
            name: Review.author(for: booking.client),
            provider: own.offer.provider.name,
            zone: own.offer.zone,
            address: address(request)
        )
    }

    func address(_ request: PageRequest) -> Address { Address("b", request.part("token")) }

    /// Leads back to the booking, with what has just been done.
    func back(_ request: PageRequest, news: BookedView.News? = nil) -> Response {
        let address = address(request).with("news", news?.rawValue)
        return .leading(to: request.visit(address).link(address).text, isSecret: true)
    }

    func policy(of own: OwnBooking) async throws -> PolicySummary {
        try await policies.summary(
            of: own.policy,
            paid: own.booking.paid > 0 ? own.booking.amount(own.booking.paid) : own.booking.price,
            // Notice is measured against the start that the client can rely on.
            start: own.booking.noticeStartAt,
            in: own.offer.zone,
            clientsOf: own.booking.provider
        )
    }

    /// What cancelling now gives back; `nil` if the booking cannot be cancelled.
    private func quote(for own: OwnBooking, _ request: PageRequest) async throws -> BookedView.Quote? {
        guard own.canCancel else { return nil }
        guard own.booking.paid > 0 else { return .nothingPaid }
        do {
            let quote = try await desk.quote(own.booking.id, cancelledBy: .client, at: request.now, on: database)
            return switch quote.decision.result {
            case .success(let decision): .amount(own.booking.amount(decision.amount))
            case .failure: .undecided
            }
        } catch let error as BookingsError where error.code == .wrongState {
            return nil
        } catch is FairQueueError {
            // The page is of use without the amount, which is decided when the client cancels.
            return .undecided
        }
    }

    private func calendarFile(_ request: PageRequest) async throws -> Response {
        let id = try await open(request)
        let bytes = try await database.transaction(.read, by: .client(id), at: request.now) {
            try await publishing.file(of: id, in: $0)
        }
        var headers: HTTPFields = [
            .contentType: "text/calendar; charset=utf-8", .cacheControl: "private, no-cache",
            .contentDisposition: "attachment; filename=\"booking.ics\"",
        ]
        headers[.referrerPolicy] = "no-referrer"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Leads to Stripe's page.
    ///
    /// It is a link and not a form, since browsers keep forms from leading to other servers.
    private func pay(_ request: PageRequest) async throws -> Response {
        let id = try await open(request)
        let caller = StripeCaller.client(address: request.context.clientAddress.description)
        guard let invitation = try await stripePayments?.invitation(to: id, for: caller) else { return back(request) }
        invitation.logFailure(to: request.context.logger)
        guard let url = invitation.url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
            return back(request, news: .paymentUnavailable)
        }
        return .leading(to: url, isSecret: true)
    }

    private func confirm(_ request: PageRequest) async throws -> Response {
        let id = try await open(request)
        let code = try await request.form(hidesOrigin: true).fields["code"]
        guard code.isEmpty else { return try await prove(id, by: code, request) }
        return try await changing(request) {
            try await database.transaction(.write, by: .client(id), at: request.now) { transaction in
                _ = try await desk.confirm(id, in: transaction)
            }
        }
    }

    /// Confirms what is held by the code that was mailed; a wrong one is counted, and asked for again.
    private func prove(_ id: BookingID, by code: String, _ request: PageRequest) async throws -> Response {
        do {
            return try await changing(request) {
                let verdict = try await database.transaction(.write, by: .client(id), at: request.now) {
                    try await desk.prove(id, by: code, in: $0)
                }
                try verdict.check()
                let payment = try await database.transaction(.write, by: .client(id), at: request.now) {
                    try await desk.confirm(id, with: ClientChanges(), in: $0).payment
                }
                guard let payment, let stripePayments else { return }
                // As for a new booking: the page leads to the payment once Stripe can be reached.
                let invitation = try await stripePayments.invite(to: payment, for: .trusted)
                invitation.logFailure(to: request.context.logger)
            }
        } catch let error as BookingsError where error.field == "code" {
            request.note(error)
            return back(request, news: .codeRefused)
        }
    }

    private func askToCancel(_ request: PageRequest) async throws -> Response {
        let id = try await open(request)
        guard isAboutSeries(request.query) else { return try await cancelPage(id, request) }
        return try await cancelSeriesPage(id, request)
    }

    private func cancelPage(_ id: BookingID, _ request: PageRequest) async throws -> Response {
        let own = try await find(id, request)
        guard let quote = try await quote(for: own, request) else { return back(request, news: .stateChanged) }
        let address = address(request)
        let view = CancelView(
            session: own.session,
            paid: own.booking.amount(own.booking.paid),
            quote: quote,
            policy: try await policy(of: own),
            address: address
        )
        let visit = request.visit(address.appending("cancel"), of: own)
        return Response(page: view.bytes(for: visit), for: visit, isSecret: true)
    }

    private func cancel(_ request: PageRequest) async throws -> Response {
        let id = try await open(request)
        let fields = try await request.form(hidesOrigin: true).fields
        let promised = Int64(fields["refund"])
        let reason = fields["reason"]
        if isAboutSeries(fields) { return try await cancelSeries(id, promised, reason, request) }
        do {
            return try await changing(request) {
                try await desk.deciding(on: database, by: .client(id), at: request.now) { desk, transaction in
                    let note = TypedText.fit(reason, upTo: Self.longestReason)
                    let (_, settlement) = try await desk.cancel(id, reason: note, in: transaction)
                    // Rolled back: nobody is to lose what the page said was theirs.
                    if let promised, settlement.refund.amount < promised { throw QuoteChanged() }
                }
            }
        } catch is QuoteChanged {
            return try await cancelPage(id, request)
        }
    }

    struct QuoteChanged: Error {}

    /// Unicode scalars, as in the API.
    static let longestReason = 500

    /// Runs a change and leads back to the booking, also if its state no longer allows the change.
    func changing(_ request: PageRequest, _ change: () async throws -> Void) async throws -> Response {
        do {
            try await change()
            return back(request)
        } catch let error as BookingsError where error.code == .wrongState || error.code == .forbidden {
            request.note(error)
            return back(request, news: .stateChanged)
        }
    }
}
