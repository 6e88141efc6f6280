import BookableAPI
import Bookings
import CivilTime
import ConsoleTexts
import HTTPTypes
import Hummingbird
import Notifications
import SQL

/// A client's bookings with all providers, opened by a link that the client's mailbox gets.
struct BookingListPages: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let desk: BookingDesk

    /// Takes requests for links; `nil` if the server sends no mail.
    let requests: ClientLinkRequests?

    /// Makes links that open bookings; `nil` if there are none, and bookings get new tokens instead.
    let links: ReminderLinkSigner?
    let cookie: SessionCookie
    private let sessions = ClientSessionDesk()
    private let bookings = ClientBookingStore()

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        desk: BookingDesk,
        requests: ClientLinkRequests?,
        links: ReminderLinkSigner?,
        cookie: SessionCookie
    ) {
        self.database = database
        self.zones = zones
        self.desk = desk
        self.requests = requests
        self.links = links
        self.cookie = cookie
    }

    private static let home = Address("my")

    /// The maximum number of bookings on one page.
    private static let pageSize = 200

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("my") { try await show(PageRequest($0, $1)) }
        router.post("my") { try await send(PageRequest($0, $1)) }
        router.get("my/sent") { sent(PageRequest($0, $1)) }
        router.post("my/open") { try await open(PageRequest($0, $1)) }
        router.post("my/leave") { try await leave(PageRequest($0, $1)) }
        router.get("my/{code}") { confirm(PageRequest($0, $1)) }
        router.post("my/{code}") { try await enter(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        guard let secret = cookie.secret(in: request.request) else { return ask(request) }
        let cursor = BookingID(rawValue: request.query["after"])
        let found = try await database.transaction(.read, by: .anonymous, at: request.now) { transaction in
            try await list(of: secret, after: cursor, in: transaction)
        }
        guard let (session, bookings) = found else { return ask(request) }
        return try page(of: session, bookings, request)
    }

    private func list(
        of secret: Secret,
        after cursor: BookingID?,
        in transaction: Transaction
    ) async throws -> (ClientSession, [ClientBooking])? {
        guard let session = try await sessions.find(secret, in: transaction) else { return nil }
        let found = try await bookings.list(
            of: session,
            after: cursor,
            limit: Self.pageSize + 1,
            in: transaction.connection
        )
        return (session, found)
    }

    private func page(of session: ClientSession, _ found: [ClientBooking], _ request: PageRequest) throws -> Response {
        let shown = found.prefix(Self.pageSize)
        let visit = request.visit(Self.home.with("after", BookingID(rawValue: request.query["after"])?.rawValue))
        let entries = try shown.map { entry in
            BookingListView.Entry(
                entry,
                zone: try zones.zone(named: entry.timeZone),
                hourCycle: visit.hourCycle,
                address: links.map { Address("b", $0.text(for: entry.booking.id)) },
                now: request.now
            )
        }
        let view = BookingListView(
            email: session.email,
            entries: entries,
            next: found.count > shown.count ? Self.home.with("after", shown.last?.booking.id.rawValue) : nil
        )
        return Response(page: view.bytes(for: visit), for: visit, isSecret: true, showsStanding: true)
    }

    private func ask(_ request: PageRequest) -> Response {
        let visit = request.visit(Self.home)
        let view = BookingLinkView(sendsMail: requests != nil)
        return Response(page: view.bytes(for: visit), for: visit)
    }

    /// Gives the same answer in the same time whether or not the address is a client's: a worker looks it up.
    private func send(_ request: PageRequest) async throws -> Response {
        // The list of bookings, where a session may end between two pages, sends no referrer.
        let typed = try await request.form(hidesOrigin: true).fields["email"]
        let visit = request.visit(Self.home)
        guard let requests, let email = MemberAddress.normalized(typed) else {
            let view = BookingLinkView(sendsMail: requests != nil, typed: typed, isRefused: true)
            return Response(page: view.bytes(for: visit), status: .unprocessableContent, for: visit)
        }
        try requests.take(email, in: visit.language, from: request.context.clientAddress, at: request.now)
        return .leading(to: visit.link(Self.home.appending("sent")).text)
    }

    private func sent(_ request: PageRequest) -> Response {
        let visit = request.visit(Self.home.appending("sent"))
        let view = BookingListNoticeView(
            title: .checkMail,
            text: .bookingLinkSent,
            link: (.back, Self.home)
        )
        return Response(page: view.bytes(for: visit), for: visit)
    }

    /// Only shows a button, since programs that scan links in mail open this page too.
    private func confirm(_ request: PageRequest) -> Response {
        let address = Self.home.appending(request.part("code"))
        let visit = request.visit(address)
        let view = BookingListNoticeView(
            title: .yourBookings,
            text: .showBookingsHelp,
            action: (.showBookings, address)
        )
        return Response(page: view.bytes(for: visit), for: visit, isSecret: true)
    }

    private func enter(_ request: PageRequest) async throws -> Response {
        _ = try await request.form(hidesOrigin: true)
        try requests?.admitAttempt(from: request.context.clientAddress, at: request.now)
        guard let link = Secret(request.part("code"), kind: .clientLink) else { return useless(request) }
        let begun = try await database.transaction(.write, by: .anonymous, at: request.now) {
            try await sessions.begin(by: link, in: $0)
        }
        guard let begun else { return useless(request) }
        var response = Response.leading(to: request.visit(.root).link(Self.home).text, isSecret: true)
        response.headers[.setCookie] = cookie.keeping(begun, for: request.request)
        return response
    }

    private func useless(_ request: PageRequest) -> Response {
        let visit = request.visit(Self.home)
        let view = BookingListNoticeView(
            title: .linkUsed,
            text: .linkUsedHelp,
            link: (.requestLink, Self.home)
        )
        return Response(page: view.bytes(for: visit), status: .notFound, for: visit, isSecret: true)
    }

    /// Leads to one of the bookings by a new token, where links cannot be signed.
    private func open(_ request: PageRequest) async throws -> Response {
        let fields = try await request.form(hidesOrigin: true).fields
        guard let secret = cookie.secret(in: request.request), let id = BookingID(rawValue: fields["booking"]) else {
            throw PageRequest.notFound
        }
        let token = try await database.transaction(.write, by: .client(id), at: request.now) { transaction in
            guard let session = try await sessions.find(secret, in: transaction),
                try await bookings.contains(id, of: session, in: transaction.connection)
            else { throw PageRequest.notFound }
            return try await desk.reissueToken(of: id, in: transaction)
        }
        return .leading(to: request.visit(.root).link(Address("b", token.text)).text, isSecret: true)
    }

    private func leave(_ request: PageRequest) async throws -> Response {
        _ = try await request.form(hidesOrigin: true)
        if let secret = cookie.secret(in: request.request) {
            try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await sessions.end(secret, in: $0)
            }
        }
        var response = Response.leading(to: request.visit(.root).link(Self.home).text, isSecret: true)
        response.headers[.setCookie] = cookie.forgetting(for: request.request)
        // So that the Back button shows nothing to the next user of this device.
        response.headers[.clearSiteData] = "\"cache\""
        return response
    }
}
