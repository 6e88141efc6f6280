import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import NIOCore
import SQL

/// Serves providers' logos, at addresses that name their content and are kept for ever.
struct LogoPages: Sendable {
    let database: any SQLDatabase
    private let store: ProviderStore

    init(database: any SQLDatabase, zones: ZoneDirectory) {
        self.database = database
        store = ProviderStore(zones: zones)
    }

    /// `nil` if the provider has no logo.
    static func address(of provider: Provider) -> Address? {
        provider.pages.logo.map { Address("assets", "logo", provider.id.rawValue, $0.digest) }
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("assets/logo/{provider}/{digest}") { request, context in
            guard let id = ProviderID(rawValue: context.parameters.get("provider") ?? "") else {
                throw APIError(.notFound, "Logo not found.")
            }
            let digest = context.parameters.get("digest") ?? ""
            let found = try await database.transaction(.read) { try await store.logo(of: id, digest: digest, in: $0) }
            guard let logo = found, let bytes = logo.bytes else { throw APIError(.notFound, "Logo not found.") }
            let answer = EncodedAnswer(ByteBuffer(bytes: bytes), type: logo.format.mediaType)
            var response = Response.publicRead(answer, to: request, seconds: 31_536_000)
            response.headers[.cacheControl] = "public, max-age=31536000, immutable"
            // If a browser ever took it for a page, that page could do nothing.
            response.headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
            return response
        }
    }
}
