import BookableAPI
import Bookings
import HTTPTypes
import Hummingbird
import Money
import SQL

/// What a service asks of its clients: questions, documents, and what is paid ahead.
struct RequirementsPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let desk: ServiceDesk

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/services/{service}/questions") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/services/{service}/questions") { try await update(PageRequest($0, $1)) }
    }

    static func address(of service: ServiceID, _ practice: Practice) -> Address {
        practice.address.appending("services").appending(Slug.text(of: service)).appending("questions")
    }

    private func service(_ request: PageRequest, of practice: Practice) async throws -> Service {
        let id = try request.service(of: practice.provider.id)
        let service = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await desk.find(id, of: practice.provider.id, in: $0)
        }
        guard RequirementsForm.holds(service.requirements) else { throw PageRequest.notFound }
        return service
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let service = try await service(request, of: practice)
            return page(RequirementsForm(service), of: service, practice, request)
        }
    }

    private func page(
        _ form: RequirementsForm,
        of service: Service,
        _ practice: Practice,
        _ request: PageRequest,
        revision: String? = nil,
        isChangedByOther: Bool = false
    ) -> Response {
        let address = Self.address(of: service.id, practice)
        let visit = request.visit(address)
        let view = RequirementsView(
            practice: practice,
            service: service,
            form: form,
            address: address,
            revision: revision ?? Self.revision(of: service),
            isChangedByOther: isChangedByOther
        )
        let status: HTTPResponse.Status = form.isRefused || isChangedByOther ? .unprocessableContent : .ok
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    /// What tells whether somebody has changed it meanwhile.
    private static func revision(of service: Service) -> String {
        let fields = service.requirements.fields.map { "\($0)" }
        let documents = service.requirements.documents.map { "\($0)" }
        return FormRevision.make(fields + documents + ["\(service.prepayment)"])
    }

    private struct ChangedByOther: Error {}

    private func update(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let fields = try await request.form().fields
            let service = try await service(request, of: practice)
            var form = RequirementsForm(fields)
            let revision = fields["revision"]
            guard let (requirements, prepayment) = form.read(service.price.currency) else {
                return page(form, of: service, practice, request, revision: revision)
            }
            do {
                _ = try await gate.change(practice, request, fields) {
                    try await desk.update(service.id, of: practice.provider.id, in: $0) { service in
                        guard Self.revision(of: service) == revision else { throw ChangedByOther() }
                        service.requirements = requirements
                        service.prepayment = prepayment
                    }
                }
            } catch is ChangedByOther {
                let current = try await self.service(request, of: practice)
                return page(RequirementsForm(current), of: current, practice, request, isChangedByOther: true)
            } catch let error as BookingsError
                where [.paymentsUnavailable, .invalidValue].contains(error.code) && prepayment != .notRequired
            {
                form.isChargeRefused = true
                return page(form, of: service, practice, request, revision: revision)
            }
            let next = practice.address.appending("services").with("news", "saved")
            return .leading(to: request.visit(next).link(next).text)
        }
    }
}
