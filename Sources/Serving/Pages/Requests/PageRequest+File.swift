import BookableAPI
import Bookings
import Hummingbird

extension PageRequest {
    /// The file of a form whose body has at most `bytes` and ``DocumentRules/formOverhead`` bytes; `hidesOrigin` as for other forms.
    ///
    /// Throws ``APIError`` if the form comes from another site.
    func file(named name: String, upTo bytes: Int, hidesOrigin: Bool = false) async throws -> UploadedFile? {
        try await upload(named: name, with: [], upTo: bytes, hidesOrigin: hidesOrigin).file
    }

    /// The same with what was typed into other fields of the form.
    func upload(
        named name: String,
        with fields: [String],
        upTo bytes: Int,
        hidesOrigin: Bool = false
    ) async throws -> (file: UploadedFile?, fields: FormFields) {
        guard case .ours = FormSource(request, hidesOrigin: hidesOrigin) else {
            throw APIError(.forbidden, "The form comes from another site.")
        }
        let body = Array(buffer: try await request.body.collect(upTo: bytes + DocumentRules.formOverhead))
        let type = request.headers[.contentType] ?? ""
        var typed: [String: String] = [:]
        for field in fields {
            guard let part = UploadedFile(named: field, in: body, contentType: type) else { continue }
            typed[field] = String(decoding: part.bytes, as: UTF8.self)
        }
        return (UploadedFile(named: name, in: body, contentType: type), FormFields(values: typed))
    }
}
