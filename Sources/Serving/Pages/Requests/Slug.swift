import Bookings

/// How providers and services are named in addresses of pages: by the part of their ids that is their own.
enum Slug {
    /// First parts of addresses that are not providers'; a provider of such a name goes by its whole id.
    static let reserved: Set<String> = [
        "api", "assets", "b", "console", "docs", "embed", "files", "healthz", "ics", "login", "logout", "metrics", "my",
        "oauth", "offline", "paid", "push", "readyz", "reviews", "search", "setup", "sw", "terms", "unsubscribe", "v1",
        "v2", "w",
        "webhooks",
    ]

    static func text(of provider: ProviderID) -> String {
        let name = String(provider.name)
        return reserved.contains(name) ? provider.rawValue : name
    }

    /// The provider of a slug or of a whole id; `nil` if there can be none.
    static func provider(_ text: String) -> ProviderID? {
        guard !reserved.contains(text) else { return nil }
        return ProviderID(rawValue: text) ?? ProviderID(rawValue: "prv_\(text)")
    }

    static func text(of service: ServiceID) -> String {
        service.rawValue.split(separator: "_").last.map(String.init) ?? service.rawValue
    }

    /// The service of a slug or of a whole id; `nil` if there can be none.
    static func service(_ text: String, of provider: ProviderID) -> ServiceID? {
        ServiceID(rawValue: text) ?? ServiceID(rawValue: "svc_\(provider.name)_\(text)")
    }
}
