import HTTPTypes
import Hummingbird
import Policies

/// In which form a policy's curve is wanted.
enum CurveForm: String, CaseIterable {
    case json, svg

    /// What `format` names, else the first type in `Accept` that there is, else JSON.
    init(_ request: Request, _ query: inout Query) throws {
        if let named = try query.choice("format", of: CurveForm.allCases) {
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

    /// The answer, of which only the form that is wanted is made.
    func response(json: () -> String, svg: () -> String) -> Response {
        switch self {
        case .json: Response(bytes: Array(json().utf8), type: "application/json", headers: Self.varying)
        case .svg: Response(bytes: Array(svg().utf8), type: "image/svg+xml", headers: Self.varying)
        }
    }

    private static var varying: HTTPFields { [.vary: "Accept"] }
}
