import Bookings
import GoogleCalendar
import MicrosoftGraph

/// Asks services on behalf of accounts, with their tokens.
struct AccountGateway: Sendable {
    let tokens: AccountTokens
    let pauses: ServicePauses
    private var access: CalendarServiceAccess { tokens.access }

    /// Has `body` ask the service of an account; once more with a new token if the service does not take the one that there is.
    ///
    /// Throws ``GatewayError``, and what the database throws.
    func ask<Answer: Sendable>(
        _ service: CalendarService,
        as account: CalendarAccountID,
        of provider: ProviderID,
        _ body: (any AccountAPI) async throws(ServiceError) -> Answer
    ) async throws -> Answer {
        guard let registration = access.registrations[service] else {
            throw GatewayError.account(.unusable("This server is not registered at \(service.title)."))
        }
        let pause = pauses.remaining(of: service, at: tokens.clock())
        guard pause == 0 else { throw GatewayError.postponed(pause) }
        var token = try await token(of: account, provider)
        do {
            return try await ask(service, at: registration, token, body)
        } catch GatewayError.service(let error) where error.code == .unauthorized {
            token = try await self.token(of: account, provider, insteadOf: token)
            return try await ask(service, at: registration, token, body)
        }
    }

    private func ask<Answer: Sendable>(
        _ service: CalendarService,
        at registration: CalendarServiceAccess.Registration,
        _ token: String,
        _ body: (any AccountAPI) async throws(ServiceError) -> Answer
    ) async throws -> Answer {
        do throws(ServiceError) {
            let answer = try await body(api(of: service, at: registration.apiURL, token))
            pauses.taken(by: service, at: tokens.clock())
            return answer
        } catch {
            if error.code == .quota {
                pauses.refused(by: service, retryAfter: error.retryAfter, at: tokens.clock())
            }
            throw GatewayError.service(error)
        }
    }

    private func api(of service: CalendarService, at url: String, _ token: String) -> any AccountAPI {
        switch service {
        case .google: GoogleAccount(client: GoogleClient(over: access.http, url: url, accessToken: token))
        case .microsoft: MicrosoftAccount(client: GraphClient(over: access.http, url: url, accessToken: token))
        }
    }

    private func token(
        of account: CalendarAccountID,
        _ provider: ProviderID,
        insteadOf refused: String? = nil
    ) async throws -> String {
        do {
            return try await tokens.token(of: account, provider, insteadOf: refused)
        } catch let failure as AccountFailure {
            // Nothing is wrong: another server is renewing the grant.
            if case .renewing(let seconds) = failure { throw GatewayError.postponed(seconds) }
            throw GatewayError.account(failure)
        }
    }
}
