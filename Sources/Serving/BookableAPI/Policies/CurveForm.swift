import HTTPTypes
import Hummingbird

/// In which form a policy's curve is wanted.
package enum CurveForm: String, CaseIterable, Codable, Sendable {
    case json, svg

    /// What `format` names, else the first type in `Accept` that there is, else JSON.
    init(_ request: Request, _ query: inout Query) throws {
        if let named = query.choice("format", of: CurveForm.allCases) {
            self = named
            return
        }
        let accepted = request.headers[values: .accept].flatMap { $0.split(separator: ",") }
        guard !accepted.isEmpty else {
            self = .json
            return
        }
        guard let form = accepted.lazy.compactMap(CurveForm.init(mediaRange:)).first else {
            throw APIError(.notAcceptable, "A curve is told as application/json or drawn as image/svg+xml.")
        }
        self = form
    }

    /// Weights are not compared: the first that fits is taken.
    private init?(mediaRange: Substring) {
        switch mediaRange.prefix(while: { $0 != ";" }).filter({ $0 != " " }).lowercased() {
        case "application/json", "application/*", "*/*": self = .json
        case "image/svg+xml", "image/*": self = .svg
        default: return nil
        }
    }

    /// The document, of which only the form that is wanted is made.
    func bytes(json: () -> String, svg: () -> String) -> [UInt8] {
        switch self {
        case .json: Array(json().utf8)
        case .svg: Array(svg().utf8)
        }
    }

    /// The answer with a document of this form.
    func response(_ bytes: [UInt8]) -> Response {
        switch self {
        case .json: Response(bytes: bytes, type: "application/json", headers: Self.varying)
        case .svg: Response(bytes: bytes, type: "image/svg+xml", headers: Self.varying)
        }
    }

    private static var varying: HTTPFields { [.vary: "Accept"] }
}
