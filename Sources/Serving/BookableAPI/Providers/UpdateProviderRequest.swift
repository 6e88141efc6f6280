import Bookings
import Foundation
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
    private let embedOrigins: [WebOrigin]?
    private let changesAccent: Bool
    private let accent: AccentColor?
    private let changesLogo: Bool
    private let logo: ProviderLogo?
    private let changesTexts: Bool
    private let texts: PageTexts

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        name = try fields.name("name")
        changesEmail = fields.contains("email")
        email = try fields.email("email")
        timeZone = try fields.optional("time_zone")
        changesAccount = fields.contains("stripe_account")
        stripeAccount = try fields.text("stripe_account", length: 1...255)
        feeBasisPoints = try fields.integer("fee_basis_points", in: 0...10_000)
        embedOrigins = try Self.origins(in: &fields)
        changesAccent = fields.contains("accent_color")
        accent = try Self.accent(in: &fields)
        changesLogo = fields.contains("logo")
        logo = try Self.logo(in: &fields)
        changesTexts = fields.contains("texts")
        texts = try fields.optional("texts", as: PageTextsBody.self)?.texts ?? PageTexts()
        try fields.finish()
        if let stripeAccount, ConnectedAccount.ID(rawValue: stripeAccount)?.rawValue.hasPrefix("acct_") != true {
            throw fields.refusal(
                "stripe_account",
                "\(quoted(stripeAccount)) is not an account of Stripe's such as acct_1Ab2C3."
            )
        }
    }

    private static func origins(in fields: inout Fields) throws -> [WebOrigin]? {
        guard fields.contains("embed_origins") else { return nil }
        let texts = try fields.texts("embed_origins", length: 1...255, maximum: PageChoices.maximumOrigins)
        return try fields.reading("embed_origins") { fields in
            try texts.map { text in
                guard let origin = WebOrigin(text) else {
                    let reason = "\(quoted(text)) is not an origin such as https://salon.example, without a path."
                    throw fields.refusal("embed_origins", reason, fault: .format("https://salon.example"))
                }
                return origin
            }
        }
    }

    private static func accent(in fields: inout Fields) throws -> AccentColor? {
        try fields.reading("accent_color") { fields in
            guard let text = try fields.text("accent_color", length: 1...7) else { return nil }
            guard let accent = AccentColor(text) else {
                let reason = "\(quoted(text)) is not a colour such as #1f5bc4."
                throw fields.refusal("accent_color", reason, fault: .format("#1f5bc4"))
            }
            return accent
        }
    }

    private static func logo(in fields: inout Fields) throws -> ProviderLogo? {
        try fields.reading("logo") { fields in
            let longest = (ProviderLogo.maximumBytes + 2) / 3 * 4
            guard let text = try fields.text("logo", length: 1...longest) else { return nil }
            guard let data = Data(base64Encoded: text), let logo = ProviderLogo(Array(data)) else {
                let reason =
                    "This is not the base64 of a PNG, JPEG or WebP file of at most \(ProviderLogo.maximumBytes) bytes."
                // The value is wrong, not the form of the text.
                throw fields.refusal("logo", reason, .value)
            }
            return logo
        }
    }

    /// Whether it changes where the provider's money goes, which is not the provider's own to change.
    var changesPayments: Bool { changesAccount || feeBasisPoints != nil }

    /// Null removes the address, the account, the colour, the logo or the texts.
    func apply(to provider: inout Provider) throws {
        provider.name = name ?? provider.name
        provider.timeZone = timeZone ?? provider.timeZone
        if changesEmail { provider.email = email }
        if changesAccount { provider.stripeAccount = stripeAccount }
        provider.feeBasisPoints = feeBasisPoints ?? provider.feeBasisPoints
        provider.pages.embedOrigins = embedOrigins ?? provider.pages.embedOrigins
        if changesAccent { provider.pages.accent = accent }
        if changesLogo { provider.pages.logo = logo }
        if changesTexts { try provider.pages.setTexts(texts) }
    }
}
