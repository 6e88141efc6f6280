import Bookings
import CivilTime

/// A job as `jobs list` prints it.
struct JobDocument: Encodable {
    let id: String
    let providerID: String
    let kind: String
    let status: String
    let attempts: Int

    /// Attempts that failed since the job was made or replayed; too many of them end it.
    let failures: Int

    /// Since when its work cannot be finished yet, such as while a bank processes a payment.
    let waitingSince: String?
    let availableAt: String
    let leasedUntil: String?
    let lastError: String?
    let createdAt: String

    private enum CodingKeys: String, CodingKey {
        case id, kind, status, attempts, failures
        case providerID = "provider_id"
        case waitingSince = "waiting_since"
        case availableAt = "available_at"
        case leasedUntil = "leased_until"
        case lastError = "last_error"
        case createdAt = "created_at"
    }

    init(_ job: Job) {
        id = job.id.rawValue
        providerID = job.provider.rawValue
        kind = job.kind.rawValue
        status = job.status.rawValue
        attempts = job.attempts
        failures = job.failures
        waitingSince = job.waitingSince.map(\.description)
        availableAt = job.availableAt.description
        leasedUntil = job.lease.map { $0.until.description }
        lastError = job.lastError
        createdAt = job.createdAt.description
    }

    /// For people.
    var text: String {
        let error = lastError.map { ": \($0)" } ?? ""
        return "\(id) \(kind), made \(createdAt), \(standing), attempts \(attempts)\(error)"
    }

    private var standing: String {
        if let leasedUntil { return "claimed until \(leasedUntil)" }
        if let waitingSince, status == Job.Status.ready.rawValue {
            return "waiting since \(waitingSince), looked at again at \(availableAt)"
        }
        return "\(status) since \(availableAt)"
    }
}
