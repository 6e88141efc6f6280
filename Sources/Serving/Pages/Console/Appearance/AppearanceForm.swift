import Bookings
import Policies

/// The form of a page's colour and of the sites that embed it.
struct AppearanceForm: Sendable {
    let accent: String
    let origins: String

    /// Whether a field cannot be read.
    private(set) var refusesAccent = false
    private(set) var refusesOrigins = false

    var isRefused: Bool { refusesAccent || refusesOrigins }

    init(_ pages: PageChoices) {
        accent = pages.accent?.description ?? ""
        origins = pages.embedOrigins.map(\.text).joined(separator: "\n")
    }

    init(_ fields: FormFields) {
        accent = fields["accent"]
        origins = fields["origins"]
    }

    /// What the form says; otherwise it is known which field is wrong.
    mutating func read() -> (accent: AccentColor?, origins: [WebOrigin])? {
        let color = AccentColor(accent)
        refusesAccent = color == nil && !accent.isEmpty
        let lines = origins.split(whereSeparator: \.isWhitespace)
        let sites = lines.compactMap { line in
            // People copy the address of a page, which ends in a slash.
            WebOrigin(String(line.hasSuffix("/") ? line.dropLast() : line).lowercased())
        }
        refusesOrigins = sites.count < lines.count || sites.count > PageChoices.maximumOrigins
        return isRefused ? nil : (color, sites)
    }
}
