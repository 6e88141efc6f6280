import BookableAPI
import Bookings
import Hummingbird

extension PageRequest {
    /// The file of a form whose body has at most `bytes` and ``DocumentRules/formOverhead`` bytes; `hidesOrigin` as for other forms.
    ///
    /// Throws ``APIError`` if the form comes from another site.
    func file(named name: String, upTo bytes: Int, hidesOrigin: Bool = false) async throws -> UploadedFile? {
        guard case .ours = FormSource(request, hidesOrigin: hidesOrigin) else {
            throw APIError(.forbidden, "The form comes from another site.")
        }
        let body = Array(buffer: try await request.body.collect(upTo: bytes + DocumentRules.formOverhead))
        return UploadedFile(named: name, in: body, contentType: request.headers[.contentType] ?? "")
    }
}
