import Crypto
import WebTokens

/// A random text that grants access: an API key, the token of a booking, the address of a calendar, what authenticates a calendar
/// service's notices, an entry of a waitlist, a sign-in link or a session, the same of a client, a ticket for a document, the link of the first set-up, or
/// the challenge for a passkey.
///
/// Only its hash is ever stored.
package struct Secret: Sendable {
    /// What the holder presents, such as `bk_…`.
    package let text: String

    /// What kind of thing a secret opens.
    package enum Kind: String, Sendable {
        case apiKey = "bk"
        case bookingToken = "bt"
        case calendarToken = "ct"
        case watchToken = "wt"
        case signInLink = "sl"
        case session = "ss"
        case clientLink = "cl"
        case clientSession = "cs"
        case documentTicket = "dt"
        case setupLink = "su"
        case passkeyChallenge = "pc"
        case waitlistToken = "wl"

        /// Whether secrets of the kind carry the name of a provider.
        fileprivate var namesProvider: Bool {
            switch self {
            case .bookingToken, .calendarToken, .watchToken, .waitlistToken: true
            case .apiKey, .signInLink, .session, .clientLink, .clientSession, .documentTicket,
                .setupLink, .passkeyChallenge:
                false
            }
        }

        /// Whether secrets of the kind begin with the rest of an id, behind which the random part is.
        fileprivate var namesRecord: Bool { self == .bookingToken || self == .waitlistToken }
    }

    /// Takes what a holder presents; `nil` where it is not of the kind.
    package init?(_ text: String, kind: Kind) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        let length = parts[parts.count - 1].utf8.count
        // The bound keeps a stranger from having megabytes hashed.
        guard parts.count == (kind.namesProvider ? 3 : 2), parts[0] == kind.rawValue,
            kind.namesRecord ? length > Self.length : length == Self.length, text.utf8.count <= 120
        else { return nil }
        self.text = text
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// A new API key.
    package static func makeAPIKey() -> Secret {
        Secret(unchecked: "\(Kind.apiKey.rawValue)_\(chance())")
    }

    /// A new secret of a kind that names no provider.
    static func make(_ kind: Kind) -> Secret {
        precondition(!kind.namesProvider, "a secret of this kind names its provider")
        return Secret(unchecked: "\(kind.rawValue)_\(chance())")
    }

    /// A new token for a booking, which begins with the booking's id without its prefix, so that the booking is found by it.
    package static func makeBookingToken(of booking: BookingID) -> Secret {
        make(.bookingToken, of: booking)
    }

    /// A new token for an entry of a waitlist, which begins with the entry's id in the same way.
    package static func makeWaitlistToken(of entry: WaitlistEntryID) -> Secret {
        make(.waitlistToken, of: entry)
    }

    private static func make<Entity>(_ kind: Kind, of record: Identifier<Entity>) -> Secret {
        Secret(unchecked: "\(kind.rawValue)\(record.rawValue.dropFirst(Entity.prefix.count))\(chance())")
    }

    /// A new token for the published calendar of `provider`, whose name it carries.
    package static func makeCalendarToken(of provider: ProviderID) -> Secret {
        Secret(unchecked: "\(Kind.calendarToken.rawValue)_\(provider.name)_\(chance())")
    }

    /// A new token that authenticates a service's notices about a calendar of `provider`, whose name it contains.
    package static func makeWatchToken(of provider: ProviderID) -> Secret {
        Secret(unchecked: "\(Kind.watchToken.rawValue)_\(provider.name)_\(chance())")
    }

    /// The provider whose name a token carries; none in an API key.
    package var provider: ProviderID? {
        let parts = text.split(separator: "_")
        return parts.count == 3 ? ProviderID(rawValue: "\(RecordKind.Provider.prefix)_\(parts[1])") : nil
    }

    /// The booking whose token it is; `nil` for any other secret.
    package var booking: BookingID? { record(of: .bookingToken) }

    /// The entry of a waitlist whose token it is; `nil` for any other secret.
    package var waitlistEntry: WaitlistEntryID? { record(of: .waitlistToken) }

    private func record<Entity>(of kind: Kind) -> Identifier<Entity>? {
        guard text.hasPrefix("\(kind.rawValue)_") else { return nil }
        return Identifier(rawValue: Entity.prefix + text.dropFirst(kind.rawValue.count).dropLast(Self.length))
    }

    /// 160 random bits.
    private static func chance() -> String {
        var random = SystemRandomNumberGenerator()
        return String(decoding: random.letters(length, of: alphabet), as: UTF8.self)
    }

    /// SHA-256 of the text.
    ///
    /// The text holds as much chance as the hash can, so it needs no salt and no slow hash.
    package var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// The text in base64url, as browsers are handed a challenge.
    package var base64URL: String { Base64URL.encode(Array(text.utf8)) }

    /// Whether `hash` is this secret's, compared in constant time.
    package func matches(hash other: [UInt8]) -> Bool {
        let digest = SHA256.hash(data: Array(text.utf8))
        // Comparing a digest takes as long whatever it is compared with.
        return digest == other
    }

    private static let length = 32
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
}
