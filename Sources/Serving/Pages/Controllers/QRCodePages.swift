import BookableAPI
import Bookings
import Hummingbird
import Localization
import NIOCore
import SQL

/// QR codes that lead to the pages of providers and services, to be printed.
struct QRCodePages: Sendable {
    let database: any SQLDatabase
    let reader: OfferReader

    /// The public URL of the server, without a trailing slash.
    ///
    /// Never the host that a request names, which anybody can choose.
    let publicURL: String

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("{provider}/qr.svg") { try await provider(PageRequest($0, $1)) }
        router.get("{provider}/{service}/qr.svg") { try await service(PageRequest($0, $1)) }
    }

    private func provider(_ request: PageRequest) async throws -> Response {
        let id = try request.provider()
        _ = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await reader.offers(of: id, in: $0)
        }
        return try drawing(leadingTo: Address(Slug.text(of: id)), request)
    }

    private func service(_ request: PageRequest) async throws -> Response {
        let provider = try request.provider()
        let service = try request.service(of: provider)
        let offer = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await reader.offer(of: service, of: provider, in: $0)
        }
        return try drawing(leadingTo: offer.address, request)
    }

    private func drawing(leadingTo address: Address, _ request: PageRequest) throws -> Response {
        let language = Language(tag: request.query["lang"])
        let target = publicURL + address.with("lang", language?.tag).text
        guard let code = QRCode(target) else { throw PageRequest.notFound }
        let answer = EncodedAnswer(ByteBuffer(string: QRCodeDrawing(code: code).svg), type: "image/svg+xml")
        return Response.publicRead(answer, to: request.request, seconds: 86_400)
    }
}
