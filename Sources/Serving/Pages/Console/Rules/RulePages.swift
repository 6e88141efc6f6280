import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import Policies
import SQL

/// The provider's availability rule: which is in force, what it does in the coming week, and writing one.
struct RulePages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let trials: PolicyTrials
    let services: ServiceDesk
    let weeks: RuleWeekReader
    private let desk: AvailabilityRuleDesk

    init(
        database: any SQLDatabase,
        gate: ConsoleGate,
        trials: PolicyTrials,
        services: ServiceDesk,
        weeks: RuleWeekReader
    ) {
        self.database = database
        self.gate = gate
        self.trials = trials
        self.services = services
        self.weeks = weeks
        desk = AvailabilityRuleDesk(zones: gate.zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/rule") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/rule/off") { try await switchOff(PageRequest($0, $1)) }
        router.get("console/{provider}/rule/edit") { try await edit(PageRequest($0, $1)) }
        router.post("console/{provider}/rule/edit") { try await submit(PageRequest($0, $1)) }
        router.get("console/{provider}/rule/versions") { try await versions(PageRequest($0, $1)) }
    }

    static func address(_ practice: Practice) -> Address { practice.address.appending("rule") }

    private static let maximumServices = 200
    private static let maximumVersions = 50

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            let provider = practice.provider.id
            let (rule, services) = try await database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { transaction in
                (
                    try await desk.inForce(of: provider, in: transaction),
                    try await self.services.list(
                        of: provider,
                        after: nil,
                        limit: Self.maximumServices,
                        in: transaction
                    )
                )
            }
            let first =
                CivilDate(request.query["date"]) ?? practice.zone.date(at: request.now.secondsSince1970)
            let service = services.first { Slug.text(of: $0.id) == request.query["service"] } ?? services.first
            var view = RuleView(practice: practice, rule: rule, services: services, first: first)
            view.isSaved = request.query["news"] == "saved"
            view.service = service
            // Without a rule the week says nothing that the page of the provider does not.
            if let service, rule != nil {
                view.week = try await weeks.week(of: service.id, of: provider, from: first, at: request.now)
            }
            let own = Self.address(practice).with("service", service.map { Slug.text(of: $0.id) })
            let visit = request.visit(own.with("date", first.description))
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func switchOff(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            let fields = try await request.form().fields
            try await gate.change(practice, request, fields) {
                try await desk.remove(of: practice.provider.id, in: $0)
            }
            return saved(practice, request)
        }
    }

    private func saved(_ practice: Practice, _ request: PageRequest) -> Response {
        let address = Self.address(practice).with("news", "saved")
        return .leading(to: request.visit(address).link(address).text)
    }

    // MARK: Writing

    private func edit(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            let provider = practice.provider.id
            let number = Int(request.query["version"])
            let (rule, begun) = try await database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { transaction in
                let rule = try await desk.inForce(of: provider, in: transaction)
                guard let number, number < AvailabilityRuleStore.afterAll else { return (rule, rule) }
                let named = try await desk.versions(of: provider, below: number + 1, limit: 1, in: transaction).first
                guard let named, named.number == number else { throw PageRequest.notFound }
                return (rule, named)
            }
            let draft = RuleDraft(
                script: begun?.source.text ?? RuleDraft.beginning,
                basis: rule?.version.description ?? ""
            )
            return page(draft, practice, request)
        }
    }

    private func page(_ draft: RuleDraft, _ practice: Practice, _ request: PageRequest) -> Response {
        let visit = request.visit(Self.address(practice).appending("edit"))
        let view = RuleEditorView(practice: practice, draft: draft)
        let status: HTTPResponse.Status = draft.isInvalid || draft.isStale ? .unprocessableContent : .ok
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private struct ChangedMeanwhile: Error {}

    private func submit(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            let fields = try await request.form().fields
            // As it was typed, but for the line ends of forms.
            var draft = RuleDraft(script: fields.values["script"] ?? "", basis: fields["basis"])
            let source = PolicySource(text: draft.script)
            let screening = try await trials.checkRule(source, for: practice.member.requester, at: request.now)
            draft.screening = screening
            guard fields["do"] == "save", draft.isValid, let name = screening.name else {
                return page(draft, practice, request)
            }
            let script = AvailabilityRuleStore.Script(source: source, name: name, description: screening.description)
            let provider = practice.provider.id
            do {
                try await gate.change(practice, request, fields) { transaction in
                    try await transaction.lock(provider)
                    let rule = try await desk.inForce(of: provider, in: transaction)
                    guard (rule?.version.description ?? "") == draft.basis else { throw ChangedMeanwhile() }
                    _ = try await desk.put(script, of: provider, in: transaction)
                }
            } catch is ChangedMeanwhile {
                let rule = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                    try await desk.inForce(of: provider, in: $0)
                }
                // Sent again, it replaces what is in force by now.
                var later = RuleDraft(script: draft.script, basis: rule?.version.description ?? "")
                later.screening = screening
                later.isStale = true
                return page(later, practice, request)
            }
            return saved(practice, request)
        }
    }

    // MARK: Versions

    private func versions(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            let provider = practice.provider.id
            let (rule, versions) = try await database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { transaction in
                (
                    try await desk.inForce(of: provider, in: transaction),
                    try await desk.versions(of: provider, limit: Self.maximumVersions, in: transaction)
                )
            }
            let address = Self.address(practice)
            guard let newest = versions.first else { return .leading(to: request.visit(address).link(address).text) }
            func version(_ name: String) -> StoredRule? {
                Int(request.query[name]).flatMap { number in versions.first { $0.number == number } }
            }
            let to = version("to") ?? newest
            let from = version("from") ?? versions.first { $0.number < to.number } ?? to
            let own = address.appending("versions")
            let visit = request.visit(own.with("from", String(from.number)).with("to", String(to.number)))
            let view = ScriptVersionsView(
                practice: practice,
                section: .hours,
                name: newest.name,
                versions: versions.map {
                    ScriptVersionsView.Version(
                        number: $0.number,
                        description: $0.description ?? $0.name,
                        isInForce: $0.version == rule?.version
                    )
                },
                from: from.number,
                to: to.number,
                difference: LineDifference(from: from.source.text, to: to.source.text),
                address: own,
                editor: address.appending("edit"),
                back: address
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }
}
