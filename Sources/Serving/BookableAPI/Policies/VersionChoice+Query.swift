import Bookings
import Policies
import WireFormat

extension VersionChoice {
    /// `nil` if the parameter is missing or is neither, which is refused.
    init?(reading parameter: String, of query: inout Query) {
        query.demand(parameter)
        guard let text = query.text(parameter) else { return nil }
        if text.wholeMatch(of: /[1-9][0-9]*/) != nil {
            // More than an integer holds is more than there are versions.
            self = .number(Int(text) ?? .max)
        } else if let version = PolicyVersion(text) {
            self = .hash(version)
        } else {
            query.refuse(
                parameter,
                "\(quoted(text)) is neither the number of a version, from 1, nor sha256: and 64 digits.",
                .format("1")
            )
            return nil
        }
    }
}
