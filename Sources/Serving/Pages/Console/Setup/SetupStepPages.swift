import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import Money
import Policies
import SQL
import Scheduling

/// The further steps of setting up a practice, for its owner: hours, a service, the policy, and the page itself.
///
/// Each makes the same changes as its section of the console, and can be left out or repeated.
struct SetupStepPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let desk: ServiceDesk
    private let schedules: ScheduleDesk
    private let stored = ScheduleStore()
    private let providers: ProviderDesk
    private let choices: PolicyOptionReader

    init(database: any SQLDatabase, gate: ConsoleGate, desk: ServiceDesk, policies: PolicyReader) {
        self.database = database
        self.gate = gate
        self.desk = desk
        choices = PolicyOptionReader(database: database, summaries: policies)
        schedules = ScheduleDesk(zones: gate.zones)
        providers = ProviderDesk(zones: gate.zones, descriptions: PolicyDescriptions())
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/setup/hours") { try await hours(PageRequest($0, $1)) }
        router.post("console/{provider}/setup/hours") { try await saveHours(PageRequest($0, $1)) }
        router.get("console/{provider}/setup/service") { try await service(PageRequest($0, $1)) }
        router.post("console/{provider}/setup/service") { try await saveService(PageRequest($0, $1)) }
        router.get("console/{provider}/setup/policy") { try await policy(PageRequest($0, $1)) }
        router.post("console/{provider}/setup/policy") { try await savePolicy(PageRequest($0, $1)) }
        router.get("console/{provider}/setup/page") { try await done(PageRequest($0, $1)) }
    }

    private func visit(_ step: SetupStep, _ practice: Practice, _ request: PageRequest) -> Visit {
        request.visit(step.address(in: practice.address))
    }

    /// Leads to the step after `step`.
    private func next(after step: SetupStep, _ practice: Practice, _ request: PageRequest) -> Response {
        let address = (step.next ?? .page).address(in: practice.address)
        return .leading(to: request.visit(address).link(address).text)
    }

    // MARK: Hours

    private func hours(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let known = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await stored.weeklyHours(of: practice.provider.id, in: $0.connection)
            }
            return page(known.isEmpty ? .usual : HoursForm(known), practice, request)
        }
    }

    private func page(
        _ form: HoursForm,
        _ practice: Practice,
        _ request: PageRequest,
        isRefused: Bool = false
    ) -> Response {
        let visit = visit(.hours, practice, request)
        let view = SetupHoursView(practice: practice.address, hours: form, isRefused: isRefused)
        let status: HTTPResponse.Status = isRefused ? .unprocessableContent : .ok
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private func saveHours(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let fields = try await request.form().fields
            let form = HoursForm(fields)
            guard let hours = form.hours else { return page(form, practice, request, isRefused: true) }
            do {
                _ = try await gate.change(practice, request, fields) { transaction in
                    let special = try await stored.weeklyHours(of: practice.provider.id, in: transaction.connection)
                        .filter(\.isSpecial)
                    return try await schedules.replaceHours(
                        of: practice.provider.id,
                        with: hours + special,
                        in: transaction
                    ).hours
                }
            } catch is ScheduleError {
                return page(form, practice, request, isRefused: true)
            }
            return next(after: .hours, practice, request)
        }
    }

    // MARK: A service

    private func service(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            page(ServiceForm(currency: .euro), practice, request, key: BookingSubmission.newKey())
        }
    }

    private func page(_ form: ServiceForm, _ practice: Practice, _ request: PageRequest, key: String) -> Response {
        let visit = visit(.service, practice, request)
        let view = SetupServiceView(practice: practice.address, form: form, key: key)
        request.note(refused: form.refused.map(\.rawValue))
        let isFine = form.refused.isEmpty && !form.isNeverBookable
        return Response(page: view.bytes(for: visit), status: isFine ? .ok : .unprocessableContent, for: visit)
    }

    private func saveService(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let (fields, bytes) = try await request.form()
            let key = fields["key"].isEmpty ? BookingSubmission.newKey() : fields["key"]
            var form = ServiceForm(setup: fields)
            guard let filled = form.read() else { return page(form, practice, request, key: key) }
            var timing = ServiceTiming(durationMinutes: filled.duration, slotStepMinutes: filled.step)
            filled.change(&timing)
            let draft = ServiceStore.Draft(name: filled.name, price: filled.price, timing: timing)
            do {
                _ = try await gate.make(practice, request, (fields, bytes)) { transaction in
                    let id = try await desk.create(draft, of: practice.provider.id, in: transaction).id.rawValue
                    return ConsoleGate.Made(ids: [id], answer: id)
                }
            } catch is ScheduleError {
                form.isNeverBookable = true
                return page(form, practice, request, key: key)
            }
            return next(after: .service, practice, request)
        }
    }

    // MARK: The policy

    private func policy(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let (found, example) = try await choices.options(of: practice, limit: 1, at: request.now)
            let options = found.filter(\.details.policy.policy.isStandard)
            let visit = visit(.policy, practice, request)
            let view = SetupPolicyView(practice: practice.address, options: options, example: example)
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func firstService(of practice: Practice, in transaction: Transaction) async throws -> Service? {
        try await desk.list(
            of: practice.provider.id,
            includingArchived: false,
            after: nil,
            limit: 1,
            in: transaction
        ).first
    }

    private func savePolicy(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let fields = try await request.form().fields
            guard let policy = PolicyID(rawValue: fields["policy"]), policy.isStandard else {
                throw PageRequest.notFound
            }
            _ = try await gate.change(practice, request, fields) {
                try await providers.choosePolicy(policy, version: nil, of: practice.provider.id, in: $0)
            }
            return next(after: .policy, practice, request)
        }
    }

    // MARK: The page

    private func done(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let (hours, service) = try await database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { transaction in
                (
                    try await stored.weeklyHours(of: practice.provider.id, in: transaction.connection),
                    try await firstService(of: practice, in: transaction)
                )
            }
            let visit = visit(.page, practice, request)
            let view = SetupDoneView(
                practice: practice,
                lacking: (hours.isEmpty ? [.hours] : []) + (service == nil ? [.service] : [])
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }
}
