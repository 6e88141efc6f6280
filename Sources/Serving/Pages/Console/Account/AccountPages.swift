import BookableAPI
import Bookings
import ConsoleTexts
import Hummingbird
import Notifications
import Passkeys
import SQL

/// The visitor's account: their practices and sessions.
struct AccountPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    private let desk = SignInDesk()
    private let passkeys: PasskeyDesk?
    private let pushKey: String?
    private let browsers = MemberBrowserDesk()
    private let members = MemberDesk()
    private let providers: ProviderStore

    /// `party` is the site that passkeys are for, `nil` where browsers make none; with `pushKey` browsers subscribe to push
    /// messages, `nil` if there are none.
    init(database: any SQLDatabase, gate: ConsoleGate, party: RelyingParty?, pushKey: String?) {
        self.database = database
        self.gate = gate
        passkeys = party.map(PasskeyDesk.init)
        self.pushKey = pushKey
        providers = ProviderStore(zones: gate.zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console") { try await start(PageRequest($0, $1)) }
        router.get("console/account") { try await show(PageRequest($0, $1)) }
        router.post("console/account/shortcuts") { try await setShortcuts(PageRequest($0, $1)) }
        router.post("console/account/sessions/end-others") { try await endOthers(PageRequest($0, $1)) }
        router.post("console/account/sessions/{session}/end") { try await end(PageRequest($0, $1)) }
    }

    /// Redirects visitors with exactly one practice to it.
    private func start(_ request: PageRequest) async throws -> Response {
        try await gate.open(request) { visitor in
            if let booking = BookingID(rawValue: request.query["booking"]), let provider = booking.provider {
                // A notification, which does not know where its booking is shown.
                let address = Address("console", Slug.text(of: provider), "bookings", booking.rawValue)
                return .leading(to: request.visit(.root).link(address).text)
            }
            let practices = try await practices(of: visitor, request)
            let visit = request.visit(Address("console"))
            if practices.count == 1, let only = practices.first {
                return .leading(to: visit.link(only.address).text)
            }
            let view = PracticesView(practices: practices)
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    /// Those of a member; for administrators all, as many as fit on a page.
    private func practices(
        of visitor: ConsoleVisitor,
        _ request: PageRequest
    ) async throws -> [PracticesView.Entry] {
        let own = visitor.members.compactMap(\.provider)
        let found = try await database.transaction(.read, by: .anonymous, at: request.now) { transaction in
            if visitor.isAdministrator {
                return try await providers.list(after: nil, limit: MemberStore.maximumCount, in: transaction.connection)
            }
            var found: [Provider] = []
            for id in own { found.append(try await providers.find(id, in: transaction.connection)) }
            return found
        }
        return found.map { provider in
            PracticesView.Entry(
                name: provider.name,
                address: Address("console", Slug.text(of: provider.id)),
                role: visitor.members.first { $0.provider == provider.id }?.role ?? .admin
            )
        }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request) { visitor in
            let email = visitor.session.email
            let (sessions, keys) = try await database.transaction(.read, by: .anonymous, at: request.now) {
                (try await desk.list(at: email, in: $0), try await passkeys?.list(at: email, in: $0))
            }
            let notifications = try await notifications(of: visitor, request)
            let visit = request.visit(Address("console", "account"))
            let news = Self.news[request.query["news"]]
            let view = AccountView(
                visitor: visitor,
                sessions: sessions,
                passkeys: keys,
                notifications: notifications,
                news: news?.phrase,
                isRefused: news?.isRefused ?? false,
                now: request.now,
                hasMarketplace: gate.hasMarketplace
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    /// `nil` where nobody can be notified, and for visitors who may see no bookings of a provider's.
    private func notifications(
        of visitor: ConsoleVisitor,
        _ request: PageRequest
    ) async throws -> AccountView.Notifications? {
        guard let pushKey, visitor.isNotifiable else { return nil }
        let isOn = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await browsers.isOn(in: visitor.session.id, in: $0)
        }
        return AccountView.Notifications(key: pushKey, isOn: isOn)
    }

    private static let news: [String: (phrase: Phrase, isRefused: Bool)] = [
        "passkey-added": (.passkeyAdded, false), "passkey-removed": (.passkeyRemoved, false),
        "passkey-refused": (.passkeyRefused, true),
    ]

    private func end(_ request: PageRequest) async throws -> Response {
        try await gate.open(request) { visitor in
            _ = try await request.form()
            guard let id = SessionID(rawValue: request.part("session")) else { throw PageRequest.notFound }
            try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await desk.end(id, at: visitor.session.email, in: $0)
            }
            return back(request)
        }
    }

    private func setShortcuts(_ request: PageRequest) async throws -> Response {
        try await gate.open(request) { visitor in
            let areOn = try await request.form().fields["on"] == "yes"
            try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await members.setShortcuts(on: areOn, at: visitor.session.email, in: $0)
            }
            return back(request)
        }
    }

    private func endOthers(_ request: PageRequest) async throws -> Response {
        try await gate.open(request) { visitor in
            _ = try await request.form()
            try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await desk.endAll(besides: visitor.session.id, at: visitor.session.email, in: $0)
            }
            return back(request)
        }
    }

    private func back(_ request: PageRequest) -> Response {
        .leading(to: request.visit(.root).link(Address("console", "account")).text)
    }
}
