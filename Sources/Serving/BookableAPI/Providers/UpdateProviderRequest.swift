import Bookings
import Policies
import Stripe
import WireFormat

/// The body of `PATCH /v1/providers/{provider}`: what is left out stays as it is.
struct UpdateProviderRequest: Decodable {
    private let name: String?
    private let email: String?
    private let changesEmail: Bool
    private let timeZone: String?
    private let changesAccount: Bool
    private let stripeAccount: String?
    private let feeBasisPoints: Int64?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        name = try fields.name("name")
        changesEmail = fields.contains("email")
        email = try fields.email("email")
        timeZone = try fields.optional("time_zone")
        changesAccount = fields.contains("stripe_account")
        stripeAccount = try fields.text("stripe_account", length: 1...255)
        feeBasisPoints = try fields.integer("fee_basis_points", in: 0...10_000)
        try fields.finish()
        if let stripeAccount, ConnectedAccount.ID(rawValue: stripeAccount)?.rawValue.hasPrefix("acct_") != true {
            throw fields.refusal(
                "stripe_account",
                "\(quoted(stripeAccount)) is not an account of Stripe's such as acct_1Ab2C3."
            )
        }
    }

    /// Whether it changes where the provider's money goes, which is not the provider's own to change.
    var changesPayments: Bool { changesAccount || feeBasisPoints != nil }

    /// Null takes the address, or the account, away.
    func apply(to provider: inout Provider) {
        provider.name = name ?? provider.name
        provider.timeZone = timeZone ?? provider.timeZone
        if changesEmail { provider.email = email }
        if changesAccount { provider.stripeAccount = stripeAccount }
        provider.feeBasisPoints = feeBasisPoints ?? provider.feeBasisPoints
    }
}
