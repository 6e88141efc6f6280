import BookableAPI
import Bookings
import ConsoleTexts
import HTTPTypes
import Hummingbird
import SQL
import Webhooks

/// API keys of a provider, and the list of its webhooks.
struct IntegrationPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate

    /// `nil` if the server sends no webhooks.
    let webhooks: WebhookEndpointDesk?
    private let desk = APIKeyDesk()

    init(database: any SQLDatabase, gate: ConsoleGate, webhooks: WebhookEndpointDesk?) {
        self.database = database
        self.gate = gate
        self.webhooks = webhooks
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/integrations") { try await list(PageRequest($0, $1)) }
        router.post("console/{provider}/keys") { try await create(PageRequest($0, $1)) }
        router.get("console/{provider}/keys/{key}/revoke") { try await askToRevoke(PageRequest($0, $1)) }
        router.post("console/{provider}/keys/{key}/revoke") { try await revoke(PageRequest($0, $1)) }
    }

    static func address(_ practice: Practice) -> Address { practice.address.appending("integrations") }

    static func back(_ practice: Practice, _ request: PageRequest, _ news: IntegrationsView.News) -> Response {
        let address = address(practice).with("news", news.rawValue)
        return .leading(to: request.visit(address).link(address).text)
    }

    private func list(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            try await page(practice, request)
        }
    }

    private func page(
        _ practice: Practice,
        _ request: PageRequest,
        name: String = "",
        problem: IntegrationsView.Problem? = nil
    ) async throws -> Response {
        let provider = practice.provider.id
        let (keys, endpoints) = try await database.transaction(
            .read,
            by: practice.member.requester,
            at: request.now
        ) { transaction in
            (
                try await desk.list(of: provider, in: transaction),
                try await webhooks?.list(of: provider, in: transaction) ?? []
            )
        }
        let visit = request.visit(Self.address(practice))
        let view = IntegrationsView(
            practice: practice,
            keys: keys,
            now: request.now,
            endpoints: endpoints,
            tellsPrograms: webhooks != nil,
            name: name,
            problem: problem,
            news: IntegrationsView.News(rawValue: request.query["news"])
        )
        let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    /// Answers with the secret itself, which no other page shows; the same form gets the same secret again.
    private func create(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let sent = try await request.form()
            guard let name = NewCalendarForm.name(sent.fields["name"]) else {
                return try await page(practice, request, name: sent.fields["name"], problem: .name)
            }
            do {
                let secret = try await gate.make(practice, request, sent) { transaction in
                    let made = try await desk.create(named: name, of: practice.provider.id, in: transaction)
                    return ConsoleGate.Made(ids: [made.key.id.rawValue], answer: made.secret.text)
                }
                let visit = request.visit(Self.address(practice))
                let view = SecretView(
                    practice: practice,
                    section: .integrations,
                    title: visit[.keys],
                    subject: name,
                    secret: secret,
                    back: Self.address(practice)
                )
                return Response(page: view.bytes(for: visit), for: visit, isSecret: true)
            } catch let error as BookingsError where error.code == .conflict {
                request.note(error)
                return try await page(practice, request, name: name, problem: .tooMany)
            }
        }
    }

    private func id(_ request: PageRequest) throws -> APIKeyID {
        guard let id = APIKeyID(rawValue: request.part("key")) else { throw PageRequest.notFound }
        return id
    }

    private func askToRevoke(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let id = try id(request)
            let key = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await desk.find(id, of: practice.provider.id, in: $0)
            }
            let target = practice.address.appending("keys").appending(id.rawValue).appending("revoke")
            let visit = request.visit(target)
            let view = ConfirmationView(
                practice: practice,
                section: .integrations,
                question: visit[.revoke],
                subject: key.name.isEmpty ? id.rawValue : key.name,
                help: visit[.revokeHelp],
                target: target,
                back: Self.address(practice)
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func revoke(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let fields = try await request.form().fields
            let id = try id(request)
            try await gate.change(practice, request, fields) {
                try await desk.revoke(id, of: practice.provider.id, in: $0)
            }
            return Self.back(practice, request, .revoked)
        }
    }
}
