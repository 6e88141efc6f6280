import Bookings
import HTTPTypes
import Hummingbird
import Marketplace
import NIOCore
import Policies
import SQL

/// The photos of a provider's listing.
struct PhotosController: Sendable {
    let database: any SQLDatabase
    let desk: PhotoDesk
    let listings: ListingDesk
    let uploads: PhotoUploads
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        let photos = router.group("providers/{provider}/listing/photos")
        photos.get(use: list)
        photos.post(use: add)
        photos.put(use: arrange)
        photos.get("{photo}", use: show)
        photos.delete("{photo}", use: remove)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try desk.rules.requireOpen()
        try Query(request).finish()
        let id: ProviderID = try context.pathID("provider")
        let listing = try await context.perform(.read, on: database) { transaction in
            try await listings.find(id, publicly: !context.requester.speaks(for: id), in: transaction)
        }
        return try .publicRead(PhotoList(listing), to: request, seconds: 10)
    }

    /// The body is the file itself; its type is recognized by the content, and the request's `Content-Type` does not count.
    func add(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        try desk.rules.requireOpen()
        let text = try Self.alternativeText(request)
        let payload = try await Payload(request, upTo: desk.rules.photoBytes)
        let creation = try IdempotentCreation(request, payload, context: context)
        if let replay = try await creation.replay(on: database) { return replay }
        // Before the file is read, which is what costs; only then is it known whether the listing has it already.
        try await context.perform(.read, on: database) { try await desk.requireListing(of: id, in: $0) }
        let picture = try await uploads.render(payload.bytes, of: id, at: context.receivedAt)
        return try await creation.response(on: database) { transaction in
            let photo = try await desk.add(
                picture,
                alternativeText: text,
                to: id,
                byOperator: isOperator(context),
                in: transaction
            )
            return try CreatedResource(
                PhotoResponse(photo, of: id),
                at: "/v1/providers/\(id)/listing/photos/\(photo.id)"
            )
        }
    }

    private static func alternativeText(_ request: Request) throws -> String {
        var query = Query(request)
        let text = query.text("alternative_text", length: 1...ListingPhoto.longestText)
        if let text, let fault = NameText.fault(in: text) { query.refuse("alternative_text", "This \(fault).") }
        query.demand("alternative_text")
        try query.finish()
        return try query.require(text, "alternative_text")
    }

    func arrange(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        try desk.rules.requireOpen()
        let body = try await Payload(request, configuration).json(PhotoOrderBody.self)
        let match = IfMatch(request)
        let listing = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id) { transaction in
                PhotoList(try await listings.find(id, publicly: false, in: transaction))
            }
            return try await desk.arrange(body.order, of: id, byOperator: isOperator(context), in: transaction)
        }
        return try .tagged(PhotoList(listing))
    }

    /// The largest file, for those who may see the listing: before it is found, that is its provider and the operator.
    func show(_ request: Request, context: APIContext) async throws -> Response {
        try desk.rules.requireOpen()
        try Query(request).finish()
        let provider: ProviderID = try context.pathID("provider")
        let photo: PhotoID = try context.pathID("photo")
        let bytes = try await context.perform(.read, on: database) { transaction in
            let isPublic = !context.requester.speaks(for: provider)
            return try await desk.file(of: photo, of: provider, publicly: isPublic, in: transaction)
        }
        return Response(photo: bytes)
    }

    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        try desk.rules.requireOpen()
        let photo: PhotoID = try context.pathID("photo")
        _ = try await context.perform(.write, on: database) { transaction in
            try await desk.remove(photo, of: id, byOperator: isOperator(context), in: transaction)
        }
        return Response(status: .noContent)
    }

    private func isOperator(_ context: APIContext) -> Bool { context.requester.role == .admin }
}

extension Response {
    /// A file that a server has written itself, as pictures are shown; kept by no cache.
    package init(photo bytes: [UInt8]) {
        let headers: HTTPFields = [
            .contentType: "image/jpeg",
            .cacheControl: "private, no-store",
            // If a browser ever took it for a page, that page could do nothing.
            .contentSecurityPolicy: "default-src 'none'; sandbox",
            .xContentTypeOptions: "nosniff",
        ]
        self.init(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
