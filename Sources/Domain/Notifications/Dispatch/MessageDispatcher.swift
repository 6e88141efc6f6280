import Bookings
package import CivilTime
import Mail
package import SQL

/// Sends what is due: takes messages, judges each by its booking as it now is, hands over what is still true, and writes down what
/// became of it.
///
/// Any number of servers may do so on one database. What a lost server was handing over is taken up by others.
package struct MessageDispatcher: Sendable {
    let database: any SQLDatabase
    let store = MessageStore()
    let contacts = MessageContactStore()
    let reader: MessageContextReader
    let composer: MessageComposer
    private let mail: any MailCarrier
    let zones: ZoneDirectory
    let clock: @Sendable () -> Instant

    /// Whether mails can be handed over.
    private let gate = ChannelGate()

    /// Messages that one round takes at most.
    private let batch: Int

    /// Seconds after which others take up what this server is handing over; longer than any hand-over takes.
    static let lease: Int64 = 180

    /// - Parameters:
    ///   - database: Migrated.
    ///   - zones: Where zones are read from.
    ///   - identity: In whose name messages go out.
    ///   - mail: Hands over mails.
    ///   - batch: Messages that one round takes at most.
    ///   - clock: The time.
    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        identity: MessageIdentity,
        mail: any MailCarrier,
        batch: Int = 64,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.zones = zones
        self.mail = mail
        self.batch = batch
        self.clock = clock
        composer = MessageComposer(identity: identity, zones: zones)
        reader = MessageContextReader(zones: zones)
    }

    /// Takes and settles one batch of what is due, and returns what became of each message; nothing if nothing is due.
    package func round() async throws -> MessageRound {
        let now = clock()
        let limit = gate.allowance(at: now, batch)
        guard limit > 0 else { return MessageRound() }
        // Without a write transaction, which SQLite gives to one at a time.
        guard try await database.transaction(.read, { try await store.isAnythingDue(by: [.email], at: now, in: $0) })
        else {
            gate.withdraw()
            return MessageRound()
        }
        let (attempts, settled) = try await database.transaction(.write) { connection in
            try await take(limit, at: now, in: connection)
        }
        guard !attempts.isEmpty else {
            // What came too late is no proof of how the channel is, and must not keep back what did not.
            gate.withdraw()
            return MessageRound(results: settled)
        }
        let outcomes = await handOver(attempts)
        let results = try await database.transaction(.write) { [now = clock()] connection in
            try await settle(outcomes, at: now, in: connection)
        }
        let outage = results.contains(where: \.isOutage)
        // A mail server that refuses one mail works.
        let isAnswered = results.contains { $0.status != .attempting }
        let news = gate.report(outage: outage, success: isAnswered, at: clock())
        return MessageRound(results: settled + results, news: news)
    }

    private func handOver(_ attempts: [MessageAttempt]) async -> [(MessageAttempt, DeliveryOutcome)] {
        await withTaskGroup(of: (MessageAttempt, DeliveryOutcome).self) { group in
            for attempt in attempts {
                group.addTask { [mail] in (attempt, await mail.send(attempt.mail)) }
            }
            var outcomes: [(MessageAttempt, DeliveryOutcome)] = []
            for await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
    }
}

/// A message that is being handed over.
struct MessageAttempt: Sendable {
    let message: Message
    let mail: EncodedMail
    let contact: MessageContact?

    /// Counts the attempts at this message, this one included.
    let number: Int
}

/// What one round did.
package struct MessageRound: Sendable {
    package var results: [MessageResult] = []

    /// What the round found out about the channel, if that is new.
    package var news: ChannelGate.News?
}

/// What became of a message in a round.
package struct MessageResult: Sendable {
    package let key: MessageKey
    package let status: MessageStatus

    /// Seconds from when it was due until it was handed over, or given up.
    package let lateness: Int64

    /// Whether the channel did not work, so that the message waits for it.
    package var isOutage = false

    /// Why, if it was not sent.
    package var reason: String?
}
