import Bookings

/// Connects accounts of providers, and lists their calendars.
package struct CalendarAccountAccess: Sendable {
    package let desk: CalendarAccountDesk
    package let connector: CalendarConnector
    let gateway: AccountGateway

    /// The calendars of an account, as its service has them now.
    ///
    /// Throws ``CalendarProblem`` if the service does not tell, and what the database throws.
    package func calendars(of account: CalendarAccount) async throws -> [AccountCalendar] {
        do {
            return try await gateway.ask(account.service, as: account.id, of: account.provider) {
                api throws(ServiceError) in
                try await api.calendars()
            }
        } catch let error as GatewayError {
            switch CalendarFetcher.Failure(error, of: account.service) {
            case .problem(let problem, _): throw problem
            case .postponed:
                throw CalendarProblem(code: .unavailable, message: "\(account.service.title) is asked again soon.")
            }
        }
    }
}

extension CalendarProblem: Error {}
