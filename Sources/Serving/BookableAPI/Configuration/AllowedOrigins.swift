import Bookings

/// The origins whose pages may call the API from a browser.
///
/// `*` stands for every origin, on the routes that clients use. A named origin may call every route.
package struct AllowedOrigins: Hashable, Sendable {
    /// As it was given.
    package let text: String
    private let includesAll: Bool
    private let named: Set<String>

    /// Every origin, on the routes that clients use.
    package static let all = AllowedOrigins(text: "*", includesAll: true, named: [])

    private init(text: String, includesAll: Bool, named: Set<String>) {
        self.text = text
        self.includesAll = includesAll
        self.named = named
    }

    /// Reads `none`, or `*` and origins such as `https://salon.example` between commas; `nil` for anything else.
    package init?(_ text: String) {
        var includesAll = false
        var named: Set<String> = []
        let entries = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        for entry in entries where entries != ["none"] {
            if entry == "*" {
                includesAll = true
            } else if WebOrigin(entry) != nil {
                named.insert(entry)
            } else {
                return nil
            }
        }
        self.init(text: text, includesAll: includesAll, named: named)
    }

    /// What `Access-Control-Allow-Origin` says to a page of `origin`; `nil` if it may not read the answer.
    func answer(to origin: String, onClientRoute: Bool) -> String? {
        if onClientRoute && includesAll { return "*" }
        return named.contains(origin) ? origin : nil
    }

    /// Whether the answer differs from origin to origin, which caches must know.
    func depends(onClientRoute: Bool) -> Bool {
        !(onClientRoute && includesAll) && !named.isEmpty
    }
}
