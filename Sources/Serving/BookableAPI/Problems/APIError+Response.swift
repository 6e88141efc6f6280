import HTTPTypes
import Hummingbird
import WireFormat

extension APIError {
    package static let mediaType = "application/problem+json"

    /// The answer; `requestID` is told where the cause is in the log only.
    func response(requestID: String) throws -> Response {
        Response(
            bytes: try document(requestID: requestID),
            type: Self.mediaType,
            status: code.status,
            headers: headers
        )
    }

    /// The problem document.
    package func document(requestID: String?) throws -> [UInt8] {
        let document = Document(
            type: "urn:bookable:problem:\(code.rawValue)",
            title: code.title,
            status: code.status.code,
            detail: detail,
            code: code,
            errors: errors.isEmpty ? nil : errors,
            alternatives: alternatives,
            reasons: reasons,
            conflicts: conflicts,
            requestID: code == .internalError ? requestID : nil
        )
        return try JSONBytes.encode(document)
    }

    private struct Document: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let code: ProblemCode
        let errors: [FieldError]?
        let alternatives: [TimeSpan]?
        let reasons: [SlotReason]?
        let conflicts: [SeriesConflictBody]?
        let requestID: String?

        private enum CodingKeys: String, CodingKey {
            case type, title, status, detail, code, errors, alternatives, reasons, conflicts
            case requestID = "request_id"
        }
    }
}
