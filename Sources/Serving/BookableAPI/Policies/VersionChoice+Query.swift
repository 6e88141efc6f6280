import Bookings
import Policies
import WireFormat

extension VersionChoice {
    /// Throws ``WireError`` if the parameter is missing or is neither.
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
}
