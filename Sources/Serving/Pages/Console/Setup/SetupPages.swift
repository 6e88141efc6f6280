import BookableAPI
import Bookings
import CivilTime
import ConsoleTexts
import HTTPTypes
import Hummingbird
import SQL

/// The first step of setting up an empty server, by the link that it prints when it starts.
struct SetupPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    private let limiter: SignInRateLimiter
    private let desk: SetupDesk

    init(database: any SQLDatabase, gate: ConsoleGate, limiter: SignInRateLimiter) {
        self.database = database
        self.gate = gate
        self.limiter = limiter
        desk = SetupDesk(zones: gate.zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("setup/{code}") { try await ask(PageRequest($0, $1)) }
        router.post("setup/{code}") { try await begin(PageRequest($0, $1)) }
    }

    private func ask(_ request: PageRequest) async throws -> Response {
        try limiter.admit(request.context.clientAddress, at: request.now)
        guard let link = Secret(request.part("code"), kind: .setupLink) else { return useless(request) }
        let isOpen = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await desk.isOpen(link, in: $0)
        }
        return isOpen ? try page(SetupPracticeForm(), request) : useless(request)
    }

    private func page(_ form: SetupPracticeForm, _ request: PageRequest) throws -> Response {
        let address = Address("setup", request.part("code"))
        let visit = request.visit(address)
        let view = SetupPracticeView(form: form, address: address, zones: try gate.zones.namesOfPlaces())
        let status: HTTPResponse.Status = form.refused.isEmpty ? .ok : .unprocessableContent
        return Response(page: view.bytes(for: visit), status: status, for: visit, isSecret: true)
    }

    private func begin(_ request: PageRequest) async throws -> Response {
        // The page sends no referrer, and so browsers name no origin.
        let fields = try await request.form(hidesOrigin: true).fields
        try limiter.admit(request.context.clientAddress, at: request.now)
        guard let link = Secret(request.part("code"), kind: .setupLink) else { return useless(request) }
        var form = SetupPracticeForm(fields)
        guard let wish = form.read(gate.zones) else { return try page(form, request) }
        let device = Device.name(userAgent: request.request.headers[.userAgent])
        let begun = try await database.transaction(.write, by: .anonymous, at: request.now) { transaction in
            let begun = try await desk.begin(by: link, wish, on: device, in: transaction)
            if let begun {
                var access = AuditedAccess(
                    .change,
                    "POST /setup/{code}",
                    of: begun.provider,
                    subjects: [begun.provider.rawValue]
                )
                access.requestID = request.context.requestID
                try await AuditStore().record(access, by: "setup", in: transaction)
            }
            return begun
        }
        guard let begun else { return useless(request) }
        let practice = Address("console", Slug.text(of: begun.provider))
        let next = request.visit(.root).link(SetupStep.hours.address(in: practice))
        var response = Response.leading(to: next.text, isSecret: true)
        response.headers[.setCookie] = gate.cookie.keeping(begun.session, for: request.request)
        return response
    }

    private func useless(_ request: PageRequest) -> Response {
        let visit = request.visit(Address("login"))
        let view = SignInNoticeView(title: .linkUsed, text: .setupUsedHelp, link: (.signIn, Address("login")))
        return Response(page: view.bytes(for: visit), status: .notFound, for: visit, isSecret: true)
    }
}
