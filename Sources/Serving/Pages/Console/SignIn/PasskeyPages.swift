import BookableAPI
import Bookings
import ConsoleTexts
import HTTPTypes
import Hummingbird
import JSONEncoding
import NIOCore
import Passkeys
import SQL
import WebTokens

/// Signing in by passkeys, and adding and removing them.
struct PasskeyPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let party: RelyingParty
    private let desk: PasskeyDesk
    private let limiter: SignInRateLimiter

    init(database: any SQLDatabase, gate: ConsoleGate, party: RelyingParty, limiter: SignInRateLimiter) {
        self.database = database
        self.gate = gate
        self.party = party
        self.limiter = limiter
        desk = PasskeyDesk(for: party)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("login/passkey/options") { try await ask(PageRequest($0, $1)) }
        router.post("login/passkey") { try await enter(PageRequest($0, $1)) }
        router.post("console/account/passkeys/options") { try await invite(PageRequest($0, $1)) }
        router.post("console/account/passkeys") { try await add(PageRequest($0, $1)) }
        router.post("console/account/passkeys/{passkey}/remove") { try await remove(PageRequest($0, $1)) }
    }

    // MARK: Signing in

    private func ask(_ request: PageRequest) async throws -> Response {
        _ = try await request.form()
        try limiter.admit(request.context.clientAddress, at: request.now)
        let challenge = try await database.transaction(.write, by: .anonymous, at: request.now) {
            try await desk.challenge(in: $0)
        }
        return try json(PasskeyOptions.Request(challenge, at: party))
    }

    private func enter(_ request: PageRequest) async throws -> Response {
        let fields = try await request.form().fields
        try limiter.admit(request.context.clientAddress, at: request.now)
        let device = Device.name(userAgent: request.request.headers[.userAgent])
        do {
            guard let credential = Base64URL.decode(fields["id"]), let client = Base64URL.decode(fields["client"]),
                let data = Base64URL.decode(fields["data"]), let signature = Base64URL.decode(fields["signature"])
            else { return refused(request) }
            let answer = try PasskeyDesk.Answer(
                credentialID: credential,
                client: ClientData(client),
                data: data,
                signature: signature,
                userHandle: fields["user"]
            )
            let begun = try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await desk.begin(by: answer, on: device, in: $0)
            }
            guard let begun else { return refused(request) }
            var response = Response.leading(to: request.visit(.root).link(Address("console")).text)
            response.headers[.setCookie] = gate.cookie.keeping(begun.secret, for: request.request)
            return response
        } catch is PasskeyError {
            // The sender of a forged proof must not learn which check failed.
            return refused(request)
        }
    }

    private func refused(_ request: PageRequest) -> Response {
        let visit = request.visit(Address("login"))
        let view = SignInNoticeView(title: .signIn, text: .passkeyRefused, link: (.signIn, Address("login")))
        return Response(page: view.bytes(for: visit), status: .unprocessableContent, for: visit)
    }

    // MARK: Adding and removing

    private func invite(_ request: PageRequest) async throws -> Response {
        _ = try await request.form()
        guard let visitor = try await gate.visitor(request) else {
            throw APIError(.unauthorized, "Nobody is signed in.")
        }
        let email = visitor.session.email
        let invitation = try await database.transaction(.write, by: .anonymous, at: request.now) {
            try await desk.invite(email, in: $0)
        }
        return try json(PasskeyOptions.Creation(invitation, for: email, at: party))
    }

    private func add(_ request: PageRequest) async throws -> Response {
        try await gate.open(request) { visitor in
            let fields = try await request.form().fields
            let device = Device.name(userAgent: request.request.headers[.userAgent])
            let client: ClientData
            let attestation: [UInt8]
            do {
                guard let sent = Base64URL.decode(fields["client"]),
                    let made = Base64URL.decode(fields["attestation"])
                else { return back(request, "passkey-refused") }
                client = try ClientData(sent)
                attestation = made
            } catch is PasskeyError {
                return back(request, "passkey-refused")
            }
            let isAdded = try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await desk.register(
                    client: client,
                    attestation: attestation,
                    named: device,
                    for: visitor.session.email,
                    in: $0
                )
            }
            guard isAdded else { return back(request, "passkey-refused") }
            return back(request, "passkey-added")
        }
    }

    private func remove(_ request: PageRequest) async throws -> Response {
        try await gate.open(request) { visitor in
            _ = try await request.form()
            guard let id = PasskeyID(rawValue: request.part("passkey")) else { throw PageRequest.notFound }
            try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await desk.remove(id, at: visitor.session.email, in: $0)
            }
            return back(request, "passkey-removed")
        }
    }

    private func back(_ request: PageRequest, _ news: String) -> Response {
        let address = Address("console", "account").with("news", news)
        return .leading(to: request.visit(.root).link(address).text)
    }

    private func json(_ document: some Encodable) throws -> Response {
        let bytes = try SortedJSON.bytes(of: document)
        let headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
