/// Where a sealed secret belongs: what it is for, and the ids of the record that has it.
package struct SealedPlace: Hashable, Sendable {
    /// What the secret is, such as `calendar_token`; stored secrets depend on it, so it stays as it is.
    package let purpose: String

    /// The ids of the record, such as those of a provider and of one of its calendars.
    package let ids: [String]

    package init(_ purpose: String, _ ids: String...) {
        self.purpose = purpose
        self.ids = ids
    }

    /// Each part behind its length, so that no two places have the same bytes.
    var bytes: [UInt8] {
        ([purpose] + ids).flatMap { part in
            let bytes = Array(part.utf8)
            return withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { Array($0) } + bytes
        }
    }
}
