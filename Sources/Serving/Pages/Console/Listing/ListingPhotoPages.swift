import BookableAPI
import Bookings
import Hummingbird
import Marketplace
import NIOCore
import Pictures
import Policies
import SQL

/// The photos of a provider's listing: uploaded, described, put in order and removed.
struct ListingPhotoPages: Sendable {
    let listing: ListingPages
    let desk: PhotoDesk
    let uploads: PhotoUploads

    private var database: any SQLDatabase { listing.database }
    private var gate: ConsoleGate { listing.gate }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("console/{provider}/listing/photos") { try await upload(PageRequest($0, $1)) }
        router.post("console/{provider}/listing/photos/{photo}/{change}") { try await change(PageRequest($0, $1)) }
        // The router has one name for one place of a path, whatever the method.
        router.get("console/{provider}/listing/photos/{photo}/{change}") { try await show(PageRequest($0, $1)) }
    }

    /// Whoever may change a listing, and operators who decide on it, see its photos before these are found.
    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            guard let photo = PhotoID(rawValue: request.part("photo")), let width = request.width("change") else {
                throw PageRequest.notFound
            }
            let provider = practice.provider.id
            let bytes = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await desk.file(of: photo, width: width, of: provider, publicly: false, in: $0)
            }
            return Response(photo: bytes)
        }
    }

    private func upload(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            var typed = ""
            do {
                let form = try await request.upload(named: "file", with: ["text"], upTo: desk.rules.photoBytes)
                typed = form.fields["text"]
                if let refusal = try await add(form.file, describedAs: typed, to: practice, request) {
                    return try await refused(refusal, typed, practice, request)
                }
            } catch let error as PictureError {
                request.note(error)
                return try await refused(PhotoRefusal(error), typed, practice, request)
            } catch is NIOTooManyBytesError {
                return try await refused(.tooLarge, typed, practice, request)
            } catch let error as BookingsError where error.code == .conflict {
                return try await refused(.full, typed, practice, request)
            } catch let error as APIError {
                request.note(error)
                guard let reason = PhotoRefusal(error) else { throw error }
                return try await refused(reason, typed, practice, request)
            }
            return saved(practice, request)
        }
    }

    /// Adds the photo of a form; returns what keeps it from being looked at.
    private func add(
        _ file: UploadedFile?,
        describedAs typed: String,
        to practice: Practice,
        _ request: PageRequest
    ) async throws -> PhotoRefusal? {
        guard let text = Self.text(typed) else { return .textMissing }
        guard let file, !file.bytes.isEmpty else { return .unknownFormat }
        let (id, member) = (practice.provider.id, practice.member)
        // Before the file is read, which is what costs; only then is it known whether the listing has it already.
        try await database.transaction(.read, by: member.requester, at: request.now) {
            try await desk.requireListing(of: id, in: $0)
        }
        let picture = try await uploads.render(file.bytes, of: id, at: request.now)
        _ = try await gate.change(practice, request, FormFields("file=&text=")) { transaction in
            try await desk.add(
                picture,
                alternativeText: text,
                to: id,
                byOperator: member.role == .admin,
                in: transaction
            ).id
        }
        return nil
    }

    /// What the API takes as an alternative text; `nil` if nothing is left of it.
    private static func text(_ typed: String) -> String? {
        let line = typed.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let text = TypedText.fit(line, upTo: ListingPhoto.longestText), NameText.fault(in: text) == nil else {
            return nil
        }
        return text
    }

    private func change(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeServices) { practice in
            let fields = try await request.form().fields
            guard let photo = PhotoID(rawValue: request.part("photo")),
                let change = Change(rawValue: request.part("change"))
            else { throw PageRequest.notFound }
            let text = Self.text(fields["text"])
            if change == .text, text == nil { return try await refused(.textMissing, nil, practice, request) }
            _ = try await gate.change(practice, request, fields) { transaction in
                try await apply(change, text, to: photo, practice, transaction).provider
            }
            return saved(practice, request)
        }
    }

    private enum Change: String {
        case text, earlier, later, remove
    }

    private func apply(
        _ change: Change,
        _ text: String?,
        to photo: PhotoID,
        _ practice: Practice,
        _ transaction: Transaction
    ) async throws -> Listing {
        let (id, byOperator) = (practice.provider.id, practice.member.role == .admin)
        try await transaction.lock(id)
        var photos = try await listing.desk.find(id, publicly: false, in: transaction).photos
        guard let index = photos.firstIndex(where: { $0.id == photo }) else { throw PageRequest.notFound }
        switch change {
        case .remove:
            return try await desk.remove(photo, of: id, byOperator: byOperator, in: transaction)
        case .text: photos[index].alternativeText = text ?? photos[index].alternativeText
        case .earlier: photos.swapAt(index, max(0, index - 1))
        case .later: photos.swapAt(index, min(photos.count - 1, index + 1))
        }
        let order = photos.map { ($0.id, $0.alternativeText) }
        return try await desk.arrange(order, of: id, byOperator: byOperator, in: transaction)
    }

    /// The page with the reason, and with what was typed of a new photo.
    private func refused(
        _ reason: PhotoRefusal,
        _ typed: String?,
        _ practice: Practice,
        _ request: PageRequest
    ) async throws -> Response {
        try await listing.page(practice, request, news: .photoRefused(reason, typed: typed))
    }

    private func saved(_ practice: Practice, _ request: PageRequest) -> Response {
        let next = practice.address.appending("listing").with("news", "saved").at("photos")
        return .leading(to: request.visit(next).link(next).text)
    }
}
