import Bookings
import Payments

extension StripeCaller {
    init(_ context: APIContext) {
        self =
            switch context.requester {
            case .anonymous, .client: .client(address: context.clientAddress.description)
            case .key, .member, .system: .trusted
            }
    }
}
