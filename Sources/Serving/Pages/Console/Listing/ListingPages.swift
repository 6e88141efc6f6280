import BookableAPI
import Bookings
import HTTPTypes
import Hummingbird
import Localization
import Marketplace
import SQL

/// How a provider is found in the marketplace.
struct ListingPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let desk: ListingDesk
    private let categories = CategoryDesk()

    init(database: any SQLDatabase, gate: ConsoleGate, desk: ListingDesk) {
        self.database = database
        self.gate = gate
        self.desk = desk
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/listing") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/listing") { try await change(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            try await page(practice, request, news: request.query["news"] == "saved" ? .saved : nil)
        }
    }

    private func address(_ practice: Practice) -> Address { practice.address.appending("listing") }

    func page(
        _ practice: Practice,
        _ request: PageRequest,
        form: ListingForm? = nil,
        revision: String? = nil,
        language: Language? = nil,
        news: ListingView.News? = nil
    ) async throws -> Response {
        let visit = request.visit(address(practice))
        let language = language ?? Language(tag: request.query["texts"]) ?? visit.language
        let id = practice.provider.id
        let (listing, tree) = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            (try await find(id, in: $0), try await categories.tree(in: $0.connection))
        }
        let form = form ?? ListingForm(listing, in: language)
        let view = ListingView(
            practice: practice,
            listing: listing,
            status: listing?.status(under: desk.rules) ?? .draft,
            missing: listing?.missing ?? ListingGap.allCases,
            form: form,
            categories: tree.categories,
            revision: revision ?? ListingForm.revision(of: listing),
            language: language,
            rules: desk.rules,
            news: news
        )
        let isFine =
            switch news {
            case .saved, nil: form.faults.isEmpty
            case .changedByOther, .incomplete, .photoRefused: false
            }
        return Response(page: view.bytes(for: visit), status: isFine ? .ok : .unprocessableContent, for: visit)
    }

    /// `nil` if the provider has no listing yet.
    private func find(_ id: ProviderID, in transaction: Transaction) async throws -> Listing? {
        do {
            return try await desk.find(id, publicly: false, in: transaction)
        } catch let error as BookingsError where error.code == .notFound {
            return nil
        }
    }

    private struct ChangedByOther: Error {}

    private struct Refused: Error {
        let form: ListingForm
    }

    private func change(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let fields = try await request.form().fields
            guard let language = Language(tag: fields["language"]) else { throw PageRequest.notFound }
            var form = ListingForm(fields)
            let revision = fields["revision"]
            do {
                try await put(form, revision, language, practice, request, fields)
            } catch is ChangedByOther {
                return try await page(practice, request, language: language, news: .changedByOther)
            } catch let error as Refused {
                return try await page(practice, request, form: error.form, revision: revision, language: language)
            } catch let error as BookingsError where error.code == .conflict && error.field == "slug" {
                form.faults.insert(.slugTaken)
                return try await page(practice, request, form: form, revision: revision, language: language)
            } catch let error as BookingsError where error.code == .invalidValue {
                return try await page(
                    practice,
                    request,
                    form: form,
                    revision: revision,
                    language: language,
                    news: .incomplete
                )
            }
            let next = address(practice).with("news", "saved").with("texts", language.tag)
            return .leading(to: request.visit(next).link(next).text)
        }
    }

    private func put(
        _ form: ListingForm,
        _ revision: String,
        _ language: Language,
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields
    ) async throws {
        let id = practice.provider.id
        _ = try await gate.change(practice, request, fields) { transaction in
            try await transaction.lock(id)
            let known = try await find(id, in: transaction)
            guard ListingForm.revision(of: known) == revision else { throw ChangedByOther() }
            var form = form
            guard let draft = form.draft(of: known, in: language) else { throw Refused(form: form) }
            return try await desk.put(
                draft,
                of: id,
                isApproved: practice.member.role == .admin,
                in: transaction
            ).provider
        }
    }
}
