import Bookings

/// For whom Stripe is called.
enum StripeCaller: Sendable {
    /// Somebody who needs no key: a client, of whom there may be any number.
    case client(ClientAddress)

    /// The holder of a key, or somebody whose call was counted before.
    case trusted

    init(_ context: APIContext) {
        self =
            switch context.requester {
            case .anonymous, .client: .client(context.clientAddress)
            case .key, .system: .trusted
            }
    }
}
