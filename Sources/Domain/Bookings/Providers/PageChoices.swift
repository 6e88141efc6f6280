/// What a provider chooses about its own pages.
package struct PageChoices: Sendable {
    /// Sites whose pages may embed the provider's pages in a frame.
    package var embedOrigins: [WebOrigin]

    /// `nil` for the default colour.
    package var accent: AccentColor?

    /// `nil` for none.
    package var logo: ProviderLogo?

    /// The texts by language, as they are stored.
    private(set) var storedTexts: String

    package init(embedOrigins: [WebOrigin] = [], accent: AccentColor? = nil) {
        self.init(embedOrigins: embedOrigins, accent: accent, logo: nil, storedTexts: Self.noTexts)
    }

    init(embedOrigins: [WebOrigin], accent: AccentColor?, logo: ProviderLogo?, storedTexts: String) {
        self.embedOrigins = embedOrigins
        self.accent = accent
        self.logo = logo
        self.storedTexts = storedTexts
    }

    private static let noTexts = "{}"

    /// The texts by language, which are read on pages only: much else reads providers.
    package func texts() throws -> PageTexts {
        storedTexts == Self.noTexts ? PageTexts() : try JSONText.decode(PageTexts.self, from: storedTexts)
    }

    /// Throws ``BookingsError`` for more than ``PageTexts/maximumBytes``.
    package mutating func setTexts(_ texts: PageTexts) throws {
        let stored = try JSONText.encode(texts)
        guard stored.utf8.count <= PageTexts.maximumBytes else {
            let reason =
                "All texts together may have at most \(PageTexts.maximumBytes) bytes; they have \(stored.utf8.count)."
            throw BookingsError(.invalidValue, reason, field: "texts")
        }
        storedTexts = stored
    }

    /// How many sites a provider can name.
    package static let maximumOrigins = 20
}
