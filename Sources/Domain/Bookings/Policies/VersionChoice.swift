package import Policies

/// A version of a policy: by its number, from 1, or by its hash.
package enum VersionChoice: Sendable {
    case number(Int)
    case hash(PolicyVersion)

    /// The version among all of its policy, oldest first; throws ``BookingsError`` if it is not among them.
    func choose(among versions: [PolicyVersion], of policy: PolicyID) throws -> (number: Int, version: PolicyVersion) {
        switch self {
        // Numbers follow one another from 1, so a number is a place.
        case .number(let number) where number <= versions.count: return (number, versions[number - 1])
        case .hash(let hash):
            guard let index = versions.firstIndex(of: hash) else { break }
            return (index + 1, hash)
        case .number: break
        }
        throw BookingsError(
            .notFound,
            "The policy \"\(policy)\" does not have this version; GET /v1/policies/\(policy)/versions lists all."
        )
    }
}
