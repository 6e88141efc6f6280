import Bookings
import Policies
import WireFormat

/// A version of a policy as a query names it: by its number, from 1, or by its hash.
enum VersionChoice {
    case number(Int)
    case hash(PolicyVersion)

    /// Throws ``WireError`` where the parameter is missing or is neither.
    init(reading parameter: String, of query: inout Query) throws {
        let text = try query.required(parameter)
        if text.wholeMatch(of: /[1-9][0-9]*/) != nil {
            // More than an integer holds is more than there are versions.
            self = .number(Int(text) ?? .max)
        } else if let version = PolicyVersion(text) {
            self = .hash(version)
        } else {
            throw WireError(
                field: parameter,
                reason: "\(quoted(text)) is neither the number of a version, from 1, nor sha256: and 64 digits."
            )
        }
    }

    /// The version among all of its policy, oldest first; throws where there is none such.
    func choose(among versions: [PolicyVersion], of policy: PolicyID) throws -> (number: Int, version: PolicyVersion) {
        switch self {
        case .number(let number) where number <= versions.count: return (number, versions[number - 1])
        case .hash(let hash):
            guard let index = versions.firstIndex(of: hash) else { break }
            return (index + 1, hash)
        case .number: break
        }
        throw BookingsError(
            .notFound,
            "The policy \"\(policy)\" has no such version; GET /v1/policies/\(policy)/versions lists all."
        )
    }
}
