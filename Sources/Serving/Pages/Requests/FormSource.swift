import HTTPTypes
import Hummingbird

/// Where a posted form comes from, as its browser says.
///
/// Pages that anybody may look at use no cookies, so a form of another site can do little; that little, such as booking in the name of whoever is
/// lured to it, is refused. Browsers say `Sec-Fetch-Site` (all since 2023) or `Origin`; programs say neither and pass.
enum FormSource {
    case ours, foreign

    /// Where the form in `request` comes from.
    ///
    /// `hidesOrigin` if it stands on a page that sends no referrer, for which browsers say that the origin is `null`; the
    /// address of such a page holds a secret that no other site knows.
    init(_ request: Request, hidesOrigin: Bool) {
        if let site = request.headers[.secFetchSite] {
            self = site == "same-origin" || site == "none" ? .ours : .foreign
            return
        }
        guard let origin = request.headers[.origin] else {
            self = .ours
            return
        }
        if origin == "null" {
            self = hidesOrigin ? .ours : .foreign
        } else {
            let host = origin.split(separator: "://", maxSplits: 1).last.map(String.init)
            self = host != nil && host == request.head.authority ? .ours : .foreign
        }
    }
}

extension HTTPField.Name {
    /// `Sec-Fetch-Site` (Fetch Metadata).
    fileprivate static var secFetchSite: Self {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else { preconditionFailure("This is the name of a field.") }
        return name
    }
}
