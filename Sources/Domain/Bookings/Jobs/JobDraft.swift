package import CivilTime

/// What a new job is made from.
package struct JobDraft: Sendable {
    package let kind: JobKind
    package let provider: ProviderID

    /// What to do, as JSON; holds ids rather than people's data.
    package let payload: String

    /// Names the work: while a job of the same provider, kind and key is to be done, a second one is not made.
    package let dedupKey: String?

    /// From when on it can be claimed; at once where there is none.
    package let availableAt: Instant?

    /// Throws where the payload cannot be written as JSON.
    package init(
        _ kind: JobKind,
        of provider: ProviderID,
        payload: some Encodable,
        dedupKey: String? = nil,
        availableAt: Instant? = nil
    ) throws {
        self.kind = kind
        self.provider = provider
        self.payload = try JSONText.encode(payload)
        self.dedupKey = dedupKey
        self.availableAt = availableAt
    }
}
