import BookableAPI
import Bookings
import HTTPTypes
import Hummingbird
import Money
import SQL
import Scheduling

/// What a provider offers: adding, changing, archiving and offering again.
struct ServicePages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let desk: ServiceDesk
    private let warnings: ServiceWarnings

    /// The public URL of the server; `nil` if it is not configured.
    let publicURL: String?

    init(database: any SQLDatabase, gate: ConsoleGate, desk: ServiceDesk, publicURL: String?) {
        self.database = database
        self.gate = gate
        self.desk = desk
        self.publicURL = publicURL
        warnings = ServiceWarnings(zones: gate.zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/services") { try await list(PageRequest($0, $1)) }
        router.get("console/{provider}/services/new") { try await draft(PageRequest($0, $1)) }
        router.post("console/{provider}/services/new") { try await create(PageRequest($0, $1)) }
        router.get("console/{provider}/services/{service}") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/services/{service}") { try await update(PageRequest($0, $1)) }
        router.post("console/{provider}/services/{service}/archive") { try await archive(PageRequest($0, $1)) }
    }

    private func address(_ practice: Practice) -> Address { practice.address.appending("services") }

    private func services(of practice: Practice, _ request: PageRequest) async throws -> [Service] {
        try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await desk.list(
                of: practice.provider.id,
                includingArchived: true,
                after: nil,
                limit: Self.maximumCount,
                in: $0
            )
        }
    }

    private static let maximumCount = 200

    private func list(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let visit = request.visit(address(practice))
            let view = ServicesView(
                practice: practice,
                services: try await services(of: practice, request),
                warnings: try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                    try await warnings.list(of: practice.provider.id, in: $0)
                },
                isSaved: request.query["news"] == "saved",
                publicURL: publicURL
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func saved(_ practice: Practice, _ request: PageRequest) -> Response {
        let address = address(practice).with("news", "saved")
        return .leading(to: request.visit(address).link(address).text)
    }

    /// The form of a service, or of a new one under `key`; `revision` is the one that an earlier form was made for.
    private func page(
        _ form: ServiceForm,
        of service: Service?,
        _ practice: Practice,
        _ request: PageRequest,
        key: String = BookingSubmission.newKey(),
        revision: String? = nil,
        isChangedByOther: Bool = false,
        warnings: [ServiceWarning] = []
    ) -> Response {
        let own = address(practice).appending(service.map { Slug.text(of: $0.id) } ?? "new")
        let visit = request.visit(own)
        let view = ServiceFormView(
            practice: practice,
            service: service,
            form: form,
            address: own,
            hidden: service.map { ("revision", revision ?? Self.revision(of: $0)) } ?? ("key", key),
            isChangedByOther: isChangedByOther,
            warnings: warnings
        )
        request.note(refused: form.refused.map(\.rawValue))
        let isFine = form.refused.isEmpty && !form.isNeverBookable && !isChangedByOther
        let status: HTTPResponse.Status = isFine ? .ok : .unprocessableContent
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    /// What tells whether somebody has changed a service meanwhile.
    private static func revision(of service: Service) -> String {
        let form = ServiceForm(service)
        return FormRevision.make(ServiceForm.Field.allCases.map { form[$0] })
    }

    private struct ChangedByOther: Error {}

    private func draft(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let known = try await services(of: practice, request)
            let form = ServiceForm(currency: known.first?.price.currency ?? .euro)
            return page(form, of: nil, practice, request)
        }
    }

    private func create(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let (fields, bytes) = try await request.form()
            let key = fields["key"].isEmpty ? BookingSubmission.newKey() : fields["key"]
            var form = ServiceForm(fields)
            guard let filled = form.read() else { return page(form, of: nil, practice, request, key: key) }
            var timing = ServiceTiming(durationMinutes: filled.duration, slotStepMinutes: filled.step)
            filled.change(&timing)
            var draft = ServiceStore.Draft(name: filled.name, price: filled.price, timing: timing)
            draft.description = filled.description
            draft.requiresApproval = filled.requiresApproval
            draft.requiresEmailProof = filled.requiresEmailProof
            draft.maximumOccurrences = filled.maximumOccurrences
            do {
                _ = try await gate.make(practice, request, (fields, bytes)) { transaction in
                    let id = try await desk.create(draft, of: practice.provider.id, in: transaction).id.rawValue
                    return ConsoleGate.Made(ids: [id], answer: id)
                }
            } catch is ScheduleError {
                form.isNeverBookable = true
                return page(form, of: nil, practice, request, key: key)
            } catch let error as BookingsError where error.field == "requires_email_proof" {
                form.refuse(.proof)
                return page(form, of: nil, practice, request, key: key)
            }
            return saved(practice, request)
        }
    }

    private func service(_ request: PageRequest, of practice: Practice) async throws -> Service {
        let id = try request.service(of: practice.provider.id)
        return try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await desk.find(id, of: practice.provider.id, in: $0)
        }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let service = try await service(request, of: practice)
            let warnings = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await self.warnings.list(of: service, in: $0)
            }
            return page(ServiceForm(service), of: service, practice, request, warnings: warnings)
        }
    }

    private func update(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let fields = try await request.form().fields
            let service = try await service(request, of: practice)
            var form = ServiceForm(fields)
            let revision = fields["revision"]
            guard let filled = form.read() else {
                return page(form, of: service, practice, request, revision: revision)
            }
            do {
                _ = try await gate.change(practice, request, fields) {
                    try await desk.update(service.id, of: practice.provider.id, in: $0) { service in
                        guard Self.revision(of: service) == revision else { throw ChangedByOther() }
                        service.name = filled.name
                        service.description = filled.description
                        service.price = filled.price
                        service.requiresApproval = filled.requiresApproval
                        service.requiresEmailProof = filled.requiresEmailProof
                        service.maximumOccurrences = filled.maximumOccurrences
                        filled.change(&service.timing)
                    }
                }
            } catch is ScheduleError {
                form.isNeverBookable = true
                return page(form, of: service, practice, request, revision: revision)
            } catch let error as BookingsError where error.field == "requires_email_proof" {
                form.refuse(.proof)
                return page(form, of: service, practice, request, revision: revision)
            } catch is ChangedByOther {
                let current = try await self.service(request, of: practice)
                return page(ServiceForm(current), of: current, practice, request, isChangedByOther: true)
            }
            return saved(practice, request)
        }
    }

    private func archive(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let fields = try await request.form().fields
            let id = try request.service(of: practice.provider.id)
            let isArchived = fields["archived"] == "yes"
            _ = try await gate.change(practice, request, fields) {
                try await desk.update(id, of: practice.provider.id, in: $0) { $0.isArchived = isArchived }
            }
            return saved(practice, request)
        }
    }
}
