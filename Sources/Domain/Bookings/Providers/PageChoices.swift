/// What a provider chooses about its own pages.
package struct PageChoices: Sendable {
    /// Sites whose pages may embed the provider's pages in a frame.
    package var embedOrigins: [WebOrigin]

    /// `nil` for the default colour.
    package var accent: AccentColor?

    package init(embedOrigins: [WebOrigin] = [], accent: AccentColor? = nil) {
        self.embedOrigins = embedOrigins
        self.accent = accent
    }

    /// How many sites a provider can name.
    package static let mostOrigins = 20
}
