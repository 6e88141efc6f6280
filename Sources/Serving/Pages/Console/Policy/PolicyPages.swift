import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import Policies
import SQL

/// Cancellation policies: those that a provider can choose side by side, and writing an own one.
struct PolicyPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let trials: PolicyTrials
    let replays: ReplayPages
    private let desk = PolicyDesk(descriptions: PolicyDescriptions())
    private let providers: ProviderDesk
    private let options: PolicyOptionReader
    private let services: ServiceDesk
    private let servicePolicies: ServicePolicyDesk

    init(
        database: any SQLDatabase,
        gate: ConsoleGate,
        trials: PolicyTrials,
        replays: ReplayPages,
        services: ServiceDesk,
        summaries: PolicyReader
    ) {
        self.database = database
        self.gate = gate
        self.trials = trials
        self.replays = replays
        options = PolicyOptionReader(database: database, summaries: summaries)
        self.services = services
        servicePolicies = ServicePolicyDesk(
            zones: gate.zones,
            services: services,
            descriptions: PolicyDescriptions()
        )
        providers = ProviderDesk(zones: gate.zones, descriptions: PolicyDescriptions())
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/policy") { try await list(PageRequest($0, $1)) }
        router.post("console/{provider}/policy/choose") { try await choose(PageRequest($0, $1)) }
        router.post("console/{provider}/policy/service") { try await chooseForService(PageRequest($0, $1)) }
        router.get("console/{provider}/policy/edit") { try await edit(PageRequest($0, $1)) }
        router.post("console/{provider}/policy/edit") { try await submit(PageRequest($0, $1)) }
    }

    private static let maximumCount = 50
    private static let maximumServices = 200
    private func address(_ practice: Practice) -> Address { practice.address.appending("policy") }

    private func list(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            let (options, example) = try await self.options.options(
                of: practice,
                limit: Self.maximumCount,
                at: request.now
            )
            let services = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await self.services.list(
                    of: practice.provider.id,
                    after: nil,
                    limit: Self.maximumServices,
                    in: $0
                )
            }
            let visit = request.visit(address(practice))
            let view = PoliciesView(
                practice: practice,
                options: options,
                example: example,
                services: services,
                isSaved: request.query["news"] == "saved"
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func saved(_ practice: Practice, _ request: PageRequest) -> Response {
        let address = address(practice).with("news", "saved")
        return .leading(to: request.visit(address).link(address).text)
    }

    private func choose(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            let fields = try await request.form().fields
            guard let policy = PolicyID(rawValue: fields["policy"]), let version = PolicyVersion(fields["version"]),
                policy.isStandard || policy.provider == practice.provider.id
            else { throw PageRequest.notFound }
            _ = try await gate.change(practice, request, fields) {
                try await providers.choosePolicy(policy, version: version, of: practice.provider.id, in: $0)
            }
            return saved(practice, request)
        }
    }

    /// Gives a service a policy of its own, or none, so that it follows the provider's.
    private func chooseForService(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            let fields = try await request.form().fields
            let provider = practice.provider.id
            guard let service = ServiceID(rawValue: fields["service"]), service.provider == provider else {
                throw PageRequest.notFound
            }
            let policy = PolicyID(rawValue: fields["policy"])
            guard policy != nil || fields["policy"].isEmpty else { throw PageRequest.notFound }
            _ = try await gate.change(practice, request, fields) { transaction in
                guard let policy else {
                    return try await servicePolicies.remove(for: service, of: provider, in: transaction)
                }
                _ = try await servicePolicies.choose(
                    policy,
                    version: nil,
                    for: service,
                    of: provider,
                    in: transaction
                )
            }
            return saved(practice, request)
        }
    }

    // MARK: Writing

    private func edit(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            // An own policy gets a new version; a standard one is where a new policy begins.
            let named = PolicyID(rawValue: request.query["policy"])
            let own = named.flatMap { $0.provider == practice.provider.id ? $0 : nil }
            let begun = own ?? PolicyID(rawValue: "moderate")
            guard let begun else { throw PageRequest.notFound }
            let source = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await desk.newestSource(of: begun, in: $0)
            }
            let draft = PolicyDraft(policy: own, script: String(decoding: source.bytes, as: UTF8.self))
            return page(draft, practice, request)
        }
    }

    private func page(_ draft: PolicyDraft, _ practice: Practice, _ request: PageRequest) -> Response {
        let own = address(practice).appending("edit").with("policy", draft.policy?.rawValue)
        let visit = request.visit(own)
        let view = PolicyEditorView(practice: practice, draft: draft)
        let status: HTTPResponse.Status = draft.isInvalid ? .unprocessableContent : .ok
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private func submit(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            let fields = try await request.form().fields
            let policy = PolicyID(rawValue: fields["policy"])
            guard policy == nil || policy?.provider == practice.provider.id else { throw PageRequest.notFound }
            // As it was typed, but for the line ends of forms.
            let text = fields.values["script"] ?? ""
            var draft = PolicyDraft(policy: policy, script: text)
            let source = PolicySource(text: text)
            let screening = try await trials.check(source, for: practice.member.requester)
            guard screening.errors.isEmpty, let name = screening.name, let description = screening.description else {
                draft.result = .invalid(screening.errors)
                return page(draft, practice, request)
            }
            guard fields["do"] == "save" else {
                draft.result = .valid(try await findings(screening, source, name, description, practice, request))
                if fields["do"] == "replay" { try await replay(source, &draft, practice, request) }
                return page(draft, practice, request)
            }
            let script = PolicyStore.Script(source: source, name: name, description: description)
            _ = try await gate.change(practice, request, fields) {
                try await desk.upload(script, as: policy, of: practice.provider.id, in: $0)
            }
            return saved(practice, request)
        }
    }

    /// What the check found, with the curve of the script beside those of the standard policies.
    private func findings(
        _ screening: PolicyScreening,
        _ source: PolicySource,
        _ name: String,
        _ description: String,
        _ practice: Practice,
        _ request: PageRequest
    ) async throws -> PolicyFindings {
        var summary: PolicySummary?
        do {
            let curve = try await trials.curve(of: source, as: .json, for: practice.member.requester)
            summary = try PolicySummary(name: name, description: description, curve: curve)
        } catch is FairQueueError {
            // Too many ask at once: the words say what the drawing would.
        }
        let paid = summary?.paid
        let (others, _) = try await options.options(of: practice, limit: 0, paid: paid, at: request.now)
        return PolicyFindings(
            name: name,
            description: description,
            sentences: screening.summary,
            warnings: screening.warnings,
            summary: summary,
            others: paid == nil ? [] : others.filter(\.details.policy.policy.isStandard)
        )
    }

    /// Adds to a draft what it would have refunded of last year's cancellations, or why that cannot be said.
    private func replay(
        _ source: PolicySource,
        _ draft: inout PolicyDraft,
        _ practice: Practice,
        _ request: PageRequest
    ) async throws {
        do {
            draft.replay = try await replays.replay(source, practice, request)
        } catch let error as PolicyError {
            // The check passed, so it is these bookings on which the script exceeds a limit.
            draft.result = .invalid([error])
        }
    }
}
