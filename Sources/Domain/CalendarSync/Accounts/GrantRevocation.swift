import Bookings
import OAuth
import Sealing

/// Takes back grants of accounts that were removed.
struct GrantRevocation: Sendable {
    let access: CalendarServiceAccess
    let keyring: Keyring

    /// Done as well if the service does not know the grant any more, or has no place where grants are taken back.
    func revoke(_ job: Job) async -> JobOutcome {
        do {
            let work = try job.payload(as: RevocationJob.self)
            guard let client = access.client(for: work.service) else {
                return .dead(reason: "This server is not registered at \(work.service.title).")
            }
            let grant = try GrantVault(keyring).open(work.grant, of: work.account, job.provider)
            try await client.revoke(grant)
            return .done
        } catch let error as OAuthError {
            return .retry(reason: error.message, after: error.retryAfter)
        } catch {
            return .dead(reason: "The grant cannot be read.")
        }
    }
}
