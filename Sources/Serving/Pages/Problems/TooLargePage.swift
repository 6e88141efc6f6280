import BookableAPI
package import HTTPTypes
import Hummingbird
import Localization

/// What a browser is answered whose form is longer than any route takes, before a route is looked for.
package struct TooLargePage: Sendable {
    package let headers: HTTPFields
    package let body: [UInt8]

    /// The page for whoever sent `fields` to `target`, where a file may have `limit` bytes; `nil` for programs.
    package init?(target: String, fields: HTTPFields, limit: Int?) {
        guard ProblemPages.areWanted(at: target, fields) else { return nil }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let query = FormFields(parts.count == 2 ? parts[1] : "")
        let form = Self.form(sentTo: parts.first ?? "")
        let visit = Visit(
            reader: .negotiated(stored: query["lang"], accepted: fields[.acceptLanguage]),
            chosenLanguage: RegionalLanguage(tag: query["lang"])?.tag,
            here: form ?? .root,
            stylesheet: PageAssets.stylesheet.address
        )
        let view = ProblemView(problem: .tooLarge(limit: limit), form: form)
        body = view.bytes(for: visit)
        headers = Response.pageHeaders(for: visit, isSecret: true)
    }

    /// Where the forms are from which files are sent.
    private static func form(sentTo path: Substring) -> Address? {
        let parts = path.split(separator: "/").map(String.init)
        // An address encodes its parts, which these would be already.
        guard parts.count == 4, parts.allSatisfy({ !$0.contains("%") }) else { return nil }
        return switch (parts[0], parts[2], parts[3]) {
        case ("console", "listing", "photos"): Address("console", parts[1], "listing").at("photos")
        case ("console", "page", "logo"): Address("console", parts[1], "page")
        case ("b", "documents", _): Address("b", parts[1])
        default: nil
        }
    }
}
