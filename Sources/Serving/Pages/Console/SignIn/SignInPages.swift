import BookableAPI
import Bookings
import ConsoleTexts
import HTTPTypes
import Hummingbird
import SQL

/// Signing in by a link that a mailbox gets, and signing out.
struct SignInPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let options: ConsoleOptions
    private let desk = SignInDesk()
    private let limiter: SignInRateLimiter

    init(database: any SQLDatabase, gate: ConsoleGate, options: ConsoleOptions, limiter: SignInRateLimiter) {
        self.database = database
        self.gate = gate
        self.options = options
        self.limiter = limiter
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("login") { try await ask(PageRequest($0, $1)) }
        router.post("login") { try await send(PageRequest($0, $1)) }
        router.get("login/sent") { sent(PageRequest($0, $1)) }
        if options.demoMember != nil { router.post("login/demo") { try await enterDemo(PageRequest($0, $1)) } }
        router.get("login/{code}") { confirm(PageRequest($0, $1)) }
        router.post("login/{code}") { try await enter(PageRequest($0, $1)) }
        router.post("logout") { try await leave(PageRequest($0, $1)) }
    }

    private func ask(_ request: PageRequest) async throws -> Response {
        let visit = request.visit(Address("login"))
        guard try await gate.visitor(request) == nil else {
            return .leading(to: visit.link(Address("console")).text)
        }
        return Response(page: view().bytes(for: visit), for: visit)
    }

    private func view(typed: String = "", isRefused: Bool = false) -> SignInView {
        SignInView(
            sendsMail: options.sendLink != nil,
            knowsPasskeys: options.relyingParty != nil,
            typed: typed,
            isRefused: isRefused
        )
    }

    /// Gives the same answer in the same time whether or not the address is a member's: a worker looks it up.
    private func send(_ request: PageRequest) async throws -> Response {
        let typed = try await request.form().fields["email"]
        let visit = request.visit(Address("login"))
        guard let sendLink = options.sendLink, let email = MemberAddress.normalized(typed) else {
            let view = view(typed: typed, isRefused: true)
            return Response(page: view.bytes(for: visit), status: .unprocessableContent, for: visit)
        }
        try limiter.admit(request.context.clientAddress, mailbox: email, at: request.now)
        sendLink(email, visit.language)
        return .leading(to: visit.link(Address("login", "sent")).text)
    }

    private func sent(_ request: PageRequest) -> Response {
        let visit = request.visit(Address("login", "sent"))
        let view = SignInNoticeView(title: .checkMail, text: .checkMailHelp, link: (.back, Address("login")))
        return Response(page: view.bytes(for: visit), for: visit)
    }

    /// Only shows a button, since programs that scan links in mail open this page too.
    private func confirm(_ request: PageRequest) -> Response {
        let address = Address("login", request.part("code"))
        let visit = request.visit(address)
        let view = SignInNoticeView(title: .signIn, text: .continueHelp, action: (.continueSignIn, address))
        return Response(page: view.bytes(for: visit), for: visit, isSecret: true)
    }

    private func enter(_ request: PageRequest) async throws -> Response {
        _ = try await request.form(hidesOrigin: true)
        try limiter.admit(request.context.clientAddress, at: request.now)
        guard let link = Secret(request.part("code"), kind: .signInLink) else { return useless(request) }
        let device = Device.name(userAgent: request.request.headers[.userAgent])
        let begun = try await database.transaction(.write, by: .anonymous, at: request.now) {
            try await desk.signIn(by: link, on: device, in: $0)
        }
        guard let begun else { return useless(request) }
        return entered(begun.secret, request)
    }

    private func enterDemo(_ request: PageRequest) async throws -> Response {
        _ = try await request.form()
        guard let member = options.demoMember else { throw PageRequest.notFound }
        try limiter.admit(request.context.clientAddress, at: request.now)
        let device = Device.name(userAgent: request.request.headers[.userAgent])
        let begun = try await database.transaction(.write, by: .anonymous, at: request.now) {
            try await desk.begin(for: member, on: device, in: $0)
        }
        guard let begun else { throw PageRequest.notFound }
        return entered(begun.secret, request)
    }

    private func useless(_ request: PageRequest) -> Response {
        let visit = request.visit(Address("login"))
        let view = SignInNoticeView(title: .linkUsed, text: .linkUsedHelp, link: (.signIn, Address("login")))
        return Response(page: view.bytes(for: visit), status: .notFound, for: visit, isSecret: true)
    }

    /// Always redirects to the start of the console, never to an address from the request.
    private func entered(_ secret: Secret, _ request: PageRequest) -> Response {
        let address = request.visit(.root).link(Address("console"))
        var response = Response.leading(to: address.text, isSecret: true)
        response.headers[.setCookie] = gate.cookie.keeping(secret, for: request.request)
        return response
    }

    private func leave(_ request: PageRequest) async throws -> Response {
        _ = try await request.form()
        if let visitor = try await gate.visitor(request) {
            try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await desk.end(visitor.session.id, at: visitor.session.email, in: $0)
            }
        }
        var response = Response.leading(to: request.visit(.root).link(Address("login")).text)
        response.headers[.setCookie] = gate.cookie.forgetting(for: request.request)
        // So that the Back button shows nothing to the next user of this device.
        response.headers[.clearSiteData] = "\"cache\""
        return response
    }
}

extension HTTPField.Name {
    /// `Clear-Site-Data` (W3C).
    static var clearSiteData: Self {
        guard let name = HTTPField.Name("Clear-Site-Data") else { preconditionFailure("This is the name of a field.") }
        return name
    }
}
