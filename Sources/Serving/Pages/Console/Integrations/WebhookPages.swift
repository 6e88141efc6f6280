import BookableAPI
import Bookings
import ConsoleTexts
import HTTPTypes
import Hummingbird
import SQL
import Webhooks

/// Webhooks of a provider: adding, changing, pausing and removing them, and what was sent to them.
struct WebhookPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let desk: WebhookEndpointDesk
    private let history = WebhookHistory()

    init(database: any SQLDatabase, gate: ConsoleGate, desk: WebhookEndpointDesk) {
        self.database = database
        self.gate = gate
        self.desk = desk
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/new-webhook") { try await draft(PageRequest($0, $1)) }
        router.post("console/{provider}/new-webhook") { try await add(PageRequest($0, $1)) }
        let path = "console/{provider}/webhooks/{endpoint}"
        router.get(RouterPath(path)) { try await show(PageRequest($0, $1)) }
        router.post(RouterPath(path)) { try await change(PageRequest($0, $1)) }
        router.post(RouterPath("\(path)/pause")) { try await pause(PageRequest($0, $1)) }
        router.post(RouterPath("\(path)/resume")) { try await resume(PageRequest($0, $1)) }
        router.post(RouterPath("\(path)/secret")) { try await rotate(PageRequest($0, $1)) }
        router.get(RouterPath("\(path)/remove")) { try await askToRemove(PageRequest($0, $1)) }
        router.post(RouterPath("\(path)/remove")) { try await remove(PageRequest($0, $1)) }
        router.post(RouterPath("\(path)/deliveries/{event}/replay")) { try await replay(PageRequest($0, $1)) }
    }

    private func address(_ id: WebhookEndpointID, _ practice: Practice) -> Address {
        practice.address.appending("webhooks").appending(id.rawValue)
    }

    // MARK: Adding

    private func draft(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            draftPage(WebhookForm(), practice, request, key: BookingSubmission.newKey())
        }
    }

    private func draftPage(
        _ form: WebhookForm,
        _ practice: Practice,
        _ request: PageRequest,
        key: String
    ) -> Response {
        let visit = request.visit(practice.address.appending("new-webhook"))
        let view = NewWebhookView(practice: practice, form: form, key: key)
        request.note(refused: form.refused.map(\.rawValue))
        let status: HTTPResponse.Status = form.refused.isEmpty ? .ok : .unprocessableContent
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    /// Answers with the secret itself, which no other page shows; the same form gets the same secret again.
    private func add(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let sent = try await request.form()
            var form = WebhookForm(sent.fields)
            let key = sent.fields["key"].isEmpty ? BookingSubmission.newKey() : sent.fields["key"]
            guard let url = form.read() else { return draftPage(form, practice, request, key: key) }
            do {
                let secret = try await gate.make(practice, request, sent) { [form] transaction in
                    let made = try await desk.add(
                        url,
                        description: form.description,
                        kinds: form.kinds,
                        to: practice.provider.id,
                        in: transaction
                    )
                    return ConsoleGate.Made(ids: [made.endpoint.id.rawValue], answer: made.secret.text)
                }
                return secretPage(secret, of: url, practice, request, back: IntegrationPages.address(practice))
            } catch let error as BookingsError where error.code == .invalidValue {
                request.note(error)
                form.refuseURL()
                return draftPage(form, practice, request, key: key)
            } catch let error as BookingsError where error.code == .conflict {
                request.note(error)
                return IntegrationPages.back(practice, request, .tooMany)
            }
        }
    }

    private func secretPage(
        _ secret: String,
        of url: WebhookURL,
        _ practice: Practice,
        _ request: PageRequest,
        back: Address
    ) -> Response {
        let visit = request.visit(IntegrationPages.address(practice))
        let view = SecretView(
            practice: practice,
            section: .integrations,
            title: visit[.secret],
            subject: url.text,
            secret: secret,
            back: back
        )
        return Response(page: view.bytes(for: visit), for: visit, isSecret: true)
    }

    // MARK: One webhook

    private func id(_ request: PageRequest, of practice: Practice) throws -> WebhookEndpointID {
        guard let id = WebhookEndpointID(rawValue: request.part("endpoint")), id.provider == practice.provider.id
        else { throw PageRequest.notFound }
        return id
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            try await page(try id(request, of: practice), practice, request)
        }
    }

    /// With the form of the webhook itself, or with what was typed into it.
    private func page(
        _ id: WebhookEndpointID,
        _ practice: Practice,
        _ request: PageRequest,
        typed: (form: WebhookForm, revision: String)? = nil,
        isChangedByOther: Bool = false
    ) async throws -> Response {
        let cursor = WebhookEventID(rawValue: request.query["before"])
        let (endpoint, deliveries) = try await database.transaction(
            .read,
            by: practice.member.requester,
            at: request.now
        ) { transaction in
            (
                try await desk.find(id, in: transaction),
                try await history.deliveries(
                    to: id,
                    before: cursor.flatMap { $0.provider == practice.provider.id ? $0 : nil },
                    limit: Self.maximumCount + 1,
                    in: transaction.connection
                )
            )
        }
        let own = address(id, practice)
        let visit = request.visit(own.with("before", cursor?.rawValue))
        let form = typed?.form ?? WebhookForm(endpoint)
        let view = WebhookView(
            practice: practice,
            endpoint: endpoint,
            address: own,
            form: form,
            revision: typed?.revision ?? form.revision,
            deliveries: Array(deliveries.prefix(Self.maximumCount)),
            hasOlder: deliveries.count > Self.maximumCount,
            isFirstPage: cursor == nil,
            isChangedByOther: isChangedByOther,
            news: WebhookView.News(rawValue: request.query["news"])
        )
        request.note(refused: form.refused.map(\.rawValue))
        let isFine = form.refused.isEmpty && !isChangedByOther
        return Response(page: view.bytes(for: visit), status: isFine ? .ok : .unprocessableContent, for: visit)
    }

    /// The number of deliveries on a page.
    private static let maximumCount = 20

    private func back(
        _ id: WebhookEndpointID,
        _ practice: Practice,
        _ request: PageRequest,
        _ news: WebhookView.News
    ) -> Response {
        let address = address(id, practice).with("news", news.rawValue)
        return .leading(to: request.visit(address).link(address).text)
    }

    private struct ChangedByOther: Error {}

    private func change(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let id = try id(request, of: practice)
            let fields = try await request.form().fields
            var form = WebhookForm(fields)
            let revision = fields["revision"]
            guard let url = form.read() else {
                return try await page(id, practice, request, typed: (form, revision))
            }
            do {
                _ = try await gate.change(practice, request, fields) { [form] transaction in
                    // Under the lock that `change` takes too, so that nothing comes between.
                    try await transaction.lock(practice.provider.id)
                    let current = try await desk.find(id, in: transaction)
                    guard WebhookForm(current).revision == revision else { throw ChangedByOther() }
                    return try await desk.change(id, in: transaction) { endpoint in
                        endpoint.url = url
                        endpoint.description = form.description
                        // Setting them drops kinds that only another release knows, and an endpoint without any gets all.
                        if form.kinds != endpoint.kinds { endpoint.kinds = form.kinds }
                    }
                }
            } catch is ChangedByOther {
                return try await page(id, practice, request, isChangedByOther: true)
            } catch let error as BookingsError where error.code == .invalidValue {
                request.note(error)
                form.refuseURL()
                return try await page(id, practice, request, typed: (form, revision))
            }
            return back(id, practice, request, .saved)
        }
    }

    private func pause(_ request: PageRequest) async throws -> Response {
        try await act(request, .saved) { id, transaction in
            _ = try await desk.change(id, in: transaction) { endpoint in
                if endpoint.status.isActive { endpoint.status = .paused(.requested) }
            }
        }
    }

    private func resume(_ request: PageRequest) async throws -> Response {
        try await act(request, .saved) { id, transaction in
            _ = try await desk.change(id, in: transaction) { $0.resume() }
        }
    }

    private func act(
        _ request: PageRequest,
        _ news: WebhookView.News,
        _ useCase: (WebhookEndpointID, Transaction) async throws -> Void
    ) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let id = try id(request, of: practice)
            let fields = try await request.form().fields
            try await gate.change(practice, request, fields) { try await useCase(id, $0) }
            return back(id, practice, request, news)
        }
    }

    /// Makes one secret however often the form is sent, since each new one ends the secret before the previous one.
    private func rotate(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let id = try id(request, of: practice)
            let sent = try await request.form()
            let secret = try await gate.make(practice, request, sent) { transaction in
                let made = try await desk.rotateSecret(of: id, in: transaction)
                return ConsoleGate.Made(ids: [], answer: made.secret.text)
            }
            let endpoint = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await desk.find(id, in: $0)
            }
            return secretPage(secret, of: endpoint.url, practice, request, back: address(id, practice))
        }
    }

    private func askToRemove(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let id = try id(request, of: practice)
            let endpoint = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await desk.find(id, in: $0)
            }
            let target = address(id, practice).appending("remove")
            let visit = request.visit(target)
            let view = ConfirmationView(
                practice: practice,
                section: .integrations,
                question: visit[.removeWebhook],
                subject: endpoint.url.text,
                help: visit[.removeWebhookHelp],
                target: target,
                back: address(id, practice)
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func remove(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let id = try id(request, of: practice)
            let fields = try await request.form().fields
            do {
                try await gate.change(practice, request, fields) { try await desk.remove(id, in: $0) }
            } catch let error as BookingsError where error.code == .notFound {
                // Somebody else removed it already.
            }
            return IntegrationPages.back(practice, request, .removed)
        }
    }

    private func replay(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeIntegrations) { practice in
            let id = try id(request, of: practice)
            let sent = try await request.form()
            guard let event = WebhookEventID(rawValue: request.part("event")), event.provider == practice.provider.id
            else { throw PageRequest.notFound }
            _ = try await gate.make(practice, request, sent) { transaction in
                _ = try await history.replay(event, to: id, in: transaction)
                return ConsoleGate.Made(ids: [], answer: event.rawValue)
            }
            return back(id, practice, request, .replayed)
        }
    }
}
