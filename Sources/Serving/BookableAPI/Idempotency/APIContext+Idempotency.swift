import Bookings
import Hummingbird

extension APIContext {
    /// The path as the router took it, which is one for all the ways to write it.
    var routedPath: String? {
        endpointPath?.split(separator: "/").map { part in
            guard part.first == "{", part.last == "}" else { return part }
            return parameters.get(String(part.dropFirst().dropLast())).map { $0[...] } ?? part
        }
        .joined(separator: "/")
    }

    /// Who sends an `Idempotency-Key`: the holder of an API key or of a booking's token, or anybody.
    func caller(sending request: Request) -> RequestKey.Caller {
        let name: String
        switch requester {
        case .key(let id, _, _): name = "key:\(id)"
        case .client(let booking): name = "booking:\(booking)"
        case .anonymous, .member, .system: return .anonymous
        }
        let credential = request.headers[.authorization]?.split(separator: " ", maxSplits: 1).last ?? ""
        return .known(name, credential: String(credential))
    }
}
