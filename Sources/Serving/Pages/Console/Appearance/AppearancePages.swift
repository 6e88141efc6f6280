import BookableAPI
import Bookings
import HTTPTypes
import Hummingbird
import NIOCore
import Localization
import SQL

/// How a provider's pages look, who embeds them, and what they say in each language.
struct AppearancePages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let desk: ServiceDesk
    private let providers: ProviderDesk

    init(database: any SQLDatabase, gate: ConsoleGate, desk: ServiceDesk) {
        self.database = database
        self.gate = gate
        self.desk = desk
        providers = ProviderDesk(zones: gate.zones, descriptions: PolicyDescriptions())
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/page") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/page") { try await change(PageRequest($0, $1)) }
        router.post("console/{provider}/page/logo") { try await upload(PageRequest($0, $1)) }
        router.post("console/{provider}/page/logo/remove") { try await removeLogo(PageRequest($0, $1)) }
        router.post("console/{provider}/page/texts") { try await changeTexts(PageRequest($0, $1)) }
    }

    /// Services whose texts one form has.
    private static let maximumCount = 50

    private func address(_ practice: Practice) -> Address { practice.address.appending("page") }

    private func services(of practice: Practice, _ request: PageRequest) async throws -> [Service] {
        try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await desk.list(
                of: practice.provider.id,
                includingArchived: false,
                after: nil,
                limit: Self.maximumCount,
                in: $0
            )
        }
    }

    private func page(
        _ practice: Practice,
        _ request: PageRequest,
        form: AppearanceForm? = nil,
        texts: PageTextForm? = nil,
        revision: String? = nil,
        language: Language? = nil,
        news: AppearanceView.News? = nil
    ) async throws -> Response {
        let visit = request.visit(address(practice))
        let language = language ?? Language(tag: request.query["texts"]) ?? visit.language
        let entry = try practice.provider.pages.texts().entries[language.tag]
        let stored = PageTextForm(entry, try await services(of: practice, request))
        let form = form ?? AppearanceForm(practice.provider.pages)
        let view = AppearanceView(
            practice: practice,
            form: form,
            texts: texts ?? stored,
            revision: revision ?? stored.revision,
            language: language,
            news: news
        )
        let isFine = !form.isRefused && (news == nil || news == .saved)
        return Response(page: view.bytes(for: visit), status: isFine ? .ok : .unprocessableContent, for: visit)
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            try await page(practice, request, news: request.query["news"] == "saved" ? .saved : nil)
        }
    }

    private func saved(_ practice: Practice, _ request: PageRequest, texts language: Language? = nil) -> Response {
        let address = address(practice).with("news", "saved").with("texts", language?.tag)
        return .leading(to: request.visit(address).link(address).text)
    }

    // MARK: Look

    private func change(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let fields = try await request.form().fields
            var form = AppearanceForm(fields)
            guard let read = form.read() else { return try await page(practice, request, form: form) }
            try await update(practice, request, fields) { provider in
                provider.pages.accent = read.accent
                provider.pages.embedOrigins = read.origins
            }
            return saved(practice, request)
        }
    }

    private func upload(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let file: UploadedFile?
            do {
                file = try await request.file(named: "file", upTo: ProviderLogo.maximumBytes)
            } catch let error as NIOTooManyBytesError {
                request.note(error)
                file = nil
            }
            guard let file, let logo = ProviderLogo(file.bytes) else {
                return try await page(practice, request, news: .logoRefused)
            }
            try await update(practice, request, FormFields("logo=")) { $0.pages.logo = logo }
            return saved(practice, request)
        }
    }

    private func removeLogo(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let fields = try await request.form().fields
            try await update(practice, request, fields) { $0.pages.logo = nil }
            return saved(practice, request)
        }
    }

    private func update(
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields,
        _ change: @Sendable (inout Provider) throws -> Void
    ) async throws {
        _ = try await gate.change(practice, request, fields) { transaction in
            try await providers.update(practice.provider.id, in: transaction, change).details.provider.id
        }
    }

    // MARK: Texts

    private struct ChangedByOther: Error {}

    private struct TooLong: Error {}

    private func changeTexts(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let fields = try await request.form().fields
            guard let language = Language(tag: fields["language"]) else { throw PageRequest.notFound }
            let services = try await services(of: practice, request)
            let form = PageTextForm(fields, services)
            let revision = fields["revision"]
            do {
                try await update(practice, request, fields) { provider in
                    var entries = try provider.pages.texts().entries
                    let old = entries[language.tag]
                    guard PageTextForm(old, services).revision == revision else { throw ChangedByOther() }
                    guard let entry = form.entry(keeping: old) else { throw TooLong() }
                    entries[language.tag] = entry == PageTexts.Entry() ? nil : entry
                    try provider.pages.setTexts(PageTexts(entries))
                }
            } catch is ChangedByOther {
                return try await page(practice, request, language: language, news: .changedByOther)
            } catch is TooLong {
                return try await refused(form, revision, language, practice, request)
            } catch let error as BookingsError where error.field == "texts" {
                request.note(error)
                return try await refused(form, revision, language, practice, request)
            }
            return saved(practice, request, texts: language)
        }
    }

    /// The page with what was typed, which is too long.
    private func refused(
        _ form: PageTextForm,
        _ revision: String,
        _ language: Language,
        _ practice: Practice,
        _ request: PageRequest
    ) async throws -> Response {
        try await page(practice, request, texts: form, revision: revision, language: language, news: .tooLong)
    }
}
