/// Why a service could not be asked, or did not do what it was asked for.
enum GatewayError: Error, Sendable {
    /// It is to be asked after so many seconds, and nothing is wrong.
    case postponed(Int64)
    case account(AccountFailure)
    case service(ServiceError)
}
