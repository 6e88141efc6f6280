import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import Localization

/// A request for a page: who asks, when, in which language and for what.
struct PageRequest: Sendable {
    let request: Request
    let context: APIContext

    /// The parameters of the address.
    let query: FormFields

    init(_ request: Request, _ context: APIContext) {
        self.request = request
        self.context = context
        query = FormFields(request.uri.query ?? "")
    }

    /// When it was received.
    var now: Instant { context.receivedAt }

    /// The visit to the page at `address`.
    ///
    /// `provider` is the one whose page it is. The address can name the language; otherwise the browser's languages count, and then `preferred`.
    func visit(_ address: Address, of provider: Provider? = nil, preferred: String? = nil) -> Visit {
        let isEmbedded = query["embed"] == "1"
        return Visit(
            reader: reader(preferred: preferred),
            chosenLanguage: RegionalLanguage(tag: query["lang"])?.tag,
            here: isEmbedded ? address.with("embed", "1") : address,
            stylesheet: PageAssets.stylesheet.address,
            accent: provider?.pages.accent.map(AccentStylesheet.address(of:)),
            frameScript: isEmbedded ? PageAssets.frameScript.address : nil,
            logo: provider.flatMap(LogoPages.address(of:)),
            script: isOfConsole ? PageAssets.consoleScript.address : nil,
            embedOrigins: provider?.pages.embedOrigins ?? []
        )
    }

    /// The language of the page: that of the address, or else the browser's, or else `preferred`.
    func language(preferred: String? = nil) -> Language { reader(preferred: preferred).language }

    /// The language of the page, with the region of the one who asks: that of the address, or else the browser's.
    func reader(preferred: String? = nil) -> RegionalLanguage {
        RegionalLanguage.negotiated(
            stored: query["lang"],
            accepted: request.headers[.acceptLanguage],
            fallback: RegionalLanguage.negotiated(stored: preferred)
        )
    }

    /// The zone that the address names, in which the visitor wants to see times; `nil` if it names none that is known, or that of
    /// the place itself.
    func zone(besides place: Zone, in zones: ZoneDirectory) -> Zone? {
        let name = query["zone"]
        guard !name.isEmpty, name != place.name else { return nil }
        do {
            return try zones.zone(named: name)
        } catch {
            // Other sites link here: an address with a mistake shows the times of the place.
            return nil
        }
    }

    /// Whether the page belongs to the app that members install.
    private var isOfConsole: Bool {
        let first = request.uri.path.split(separator: "/").first
        return first == "console" || first == "login" || first == "offline" || first == "setup"
    }

    /// Notes for the log why the page refuses what was sent.
    func note(_ error: any Error) { context.record.note(APIError(error)) }

    /// Notes that fields of a form are refused, if any are.
    func note(refused fields: some Collection<String>) {
        guard !fields.isEmpty else { return }
        let errors = fields.sorted().map { FieldError(field: $0, reason: "The page says what is wrong.") }
        context.record.note(APIError(.invalidValue, "The form has to be corrected.", errors: errors))
    }

    /// The body of a posted form.
    ///
    /// Throws ``APIError`` if it comes from another site, and for a body that is too long or no form.
    func form(hidesOrigin: Bool = false) async throws -> (fields: FormFields, bytes: [UInt8]) {
        guard case .ours = FormSource(request, hidesOrigin: hidesOrigin) else {
            throw APIError(.forbidden, "The form comes from another site.")
        }
        let bytes = Array(buffer: try await request.body.collect(upTo: Self.longestForm))
        return (FormFields(String(decoding: bytes, as: UTF8.self)), bytes)
    }

    /// Fifty answers of the greatest length fit, in any script.
    private static let longestForm = 512 * 1_024

    /// The part `name` of the path.
    func part(_ name: String) -> String { context.parameters.get(name) ?? "" }

    func provider() throws -> ProviderID {
        guard let provider = Slug.provider(part("provider")) else { throw Self.notFound }
        return provider
    }

    func service(of provider: ProviderID) throws -> ServiceID {
        guard let service = Slug.service(part("service"), of: provider) else { throw Self.notFound }
        return service
    }

    static let notFound = APIError(.notFound, "The page was not found.")
}
