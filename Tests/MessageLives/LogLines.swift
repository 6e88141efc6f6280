import CivilTime

/// A time in which something does not work; all times are unix seconds.
struct DowntimeLine: Encodable {
    enum Kind: String, Encodable {
        case serversDown = "servers_down"
        case mailDown = "mail_down"
    }

    let kind: Kind
    let from: Instant
    let to: Instant
}

/// A provider whom clients book.
struct ProviderLine: Encodable {
    let kind = "provider"
    let provider: Int
    let name: String
    let email: String
    let zone: String

    private enum CodingKeys: CodingKey {
        case kind, provider, name, email, zone
    }
}

/// A change of a booking that was committed.
struct ChangeLine: Encodable {
    let kind = "change"
    let t: Instant
    let booking: Int
    let id: String
    let what: String
    let by: String
    let status: String
    let start: Instant
    let end: Instant
    var expires: Instant?
    let approval: Bool
    let provider: Int
    let client: String
    var email: String?

    private enum CodingKeys: CodingKey {
        case kind, t, booking, id, what, by, status, start, end, expires, approval, provider, client, email
    }
}

/// The end of a round of a server in which there was something to do.
struct RoundLine: Encodable {
    enum Kind: String, Encodable {
        case roundEnded = "round_ended"

        /// The server was killed before it wrote down what became of its mails.
        case roundLost = "round_lost"
    }

    let kind: Kind
    let t: Instant
    let round: Int
    let server: Int
}

/// A mail that a server wanted to hand over.
struct MailLine: Encodable {
    let kind = "mail"
    let t: Instant
    let round: Int

    /// How many lines there were when the round began: the changes among them were committed before it looked at any booking.
    let began: Int
    let beganAt: Instant
    let to: String

    /// What the server was answered.
    let outcome: String

    /// Whether the recipient got it.
    let reached: Bool
    let content: String

    private enum CodingKeys: CodingKey {
        case kind, t, round, began, beganAt, to, outcome, reached, content
    }
}

/// The end of the log: nothing is due any more.
struct EndLine: Encodable {
    let kind = "end"
    let t: Instant
    let bookings: Int

    /// Changes that were asked for and refused, for which there are no lines.
    let refused: Int

    private enum CodingKeys: CodingKey {
        case kind, t, bookings, refused
    }
}
