package import CivilTime

/// Work that is to be done at least once after the change that asked for it.
package struct Job: Sendable {
    package let id: JobID
    package let provider: ProviderID
    package let kind: JobKind

    /// What to do, as JSON.
    package let payload: String
    package let status: Status

    /// How often it was begun, this time included; never set back, so that it tells one lease from every other.
    package let attempts: Int

    /// How many attempts in a row did not end well, this one included for as long as it is not settled.
    package let failures: Int

    /// How often it was asked for, which tells whether somebody did so while it was being done.
    package let requests: Int

    /// Since when its work cannot be finished yet; `nil` if the last attempt did not say so.
    package let waitingSince: Instant?

    /// From when on it can be claimed.
    package let availableAt: Instant

    /// Who works on it; `nil` where nobody does.
    package let lease: Lease?

    /// Why the last attempt failed.
    package let lastError: String?

    package let createdAt: Instant

    /// Where a job stands; one that is done is gone.
    package enum Status: String, Sendable, CaseIterable {
        /// To be done, or being done.
        case ready

        /// Given up: waits for a person.
        case dead
    }

    /// The right to work on a job, until it ends.
    package struct Lease: Hashable, Sendable {
        package let owner: String

        /// From this second on others may claim the job.
        package let until: Instant
    }

    /// The payload as a value; throws where it is none of that type.
    package func payload<Value: Decodable>(as type: Value.Type) throws -> Value {
        try JSONText.decode(type, from: payload)
    }
}
