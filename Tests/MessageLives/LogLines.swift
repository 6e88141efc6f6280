import CivilTime

/// A time in which something does not work; all times are unix seconds.
struct DowntimeLine: Encodable {
    enum Kind: String, Encodable {
        case serversDown = "servers_down"
        case mailDown = "mail_down"
        case smsDown = "sms_down"
        case pushDown = "push_down"
    }

    let kind: Kind
    let from: Instant
    let to: Instant
}

/// How many segments of short messages may go out for a provider on a day.
struct BudgetLine: Encodable {
    let kind = "budget"
    let segments: Int

    private enum CodingKeys: CodingKey {
        case kind, segments
    }
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
    var phone: String?

    /// Whether the client agreed to short messages with the booking.
    let agrees: Bool

    /// Where the client's clock is; the provider's if it is not known.
    var zone: String?

    private enum CodingKeys: CodingKey {
        case kind, t, booking, id, what, by, status, start, end, expires, approval, provider, client, email, phone,
            agrees
        case zone
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
    let beganAt: Instant
    let round: Int
    let server: Int
    let channel: String
}

/// A message that a server wanted to hand over.
struct MessageLine: Encodable {
    enum Kind: String, Encodable {
        case mail, sms, push
    }

    let kind: Kind
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

    /// Of short and push messages; that of a mail is in its header.
    let id: String?
    let segments: Int?

    init(
        _ kind: Kind,
        t: Instant,
        in round: SimulatedServer.Round,
        to: String,
        outcome: String,
        reached: Bool,
        content: String,
        id: String? = nil,
        segments: Int? = nil
    ) {
        self.kind = kind
        self.t = t
        self.round = round.id
        began = round.began
        beganAt = round.beganAt
        self.to = to
        self.outcome = outcome
        self.reached = reached
        self.content = content
        self.id = id
        self.segments = segments
    }
}

/// What a client did beside the booking, or a gateway reported, that was committed.
struct AsideLine: Encodable {
    enum Kind: String, Encodable {
        /// The client agreed to short messages, or withdrew that.
        case consent

        /// The owner of a number answered STOP or START.
        case stop

        /// A browser was subscribed or removed.
        case subscription

        /// Reminders of a provider to an address were ended, or are wanted again.
        case reminders

        /// A gateway told what became of a short message.
        case report
    }

    let kind: Kind
    let t: Instant

    /// Whether it is so from now on; of a report, whether the message was delivered.
    let holds: Bool
    var booking: Int?
    var provider: Int?

    /// The number, the browser's endpoint, the e-mail address or the id of the message.
    var of: String?
}

/// What the database says of a message in the end.
struct RowLine: Encodable {
    let kind = "row"
    let id: String
    let status: String
    var reason: String?

    private enum CodingKeys: CodingKey {
        case kind, id, status, reason
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
