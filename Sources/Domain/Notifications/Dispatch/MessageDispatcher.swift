import Bookings
package import CivilTime
package import FCM
import Mail
package import SQL
package import ShortMessages

/// Sends what is due: takes messages, judges each by its booking as it now is, hands over what is still true, and writes down what
/// became of it.
///
/// Any number of servers may do so on one database. What a lost server was handing over is taken up by others.
package struct MessageDispatcher: Sendable {
    let database: any SQLDatabase
    let store = MessageStore()
    let contacts = MessageContactStore()
    let reader: MessageContextReader
    let consents = MessageConsentStore()
    let budgets = MessageBudgetStore()
    let subscriptions = PushSubscriptionStore()
    let memberBrowsers = MemberBrowserStore()

    /// Writes and hands over what this one sends.
    let outlet: any MessageOutlet
    let zones: ZoneDirectory
    let clock: @Sendable () -> Instant

    /// Whether messages can be handed over.
    private let gate = ChannelGate()

    /// Messages that one round takes at most.
    private let batch: Int

    /// Seconds after which others take up what this server is handing over; longer than any hand-over takes.
    static let lease: Int64 = 180

    /// Seconds after which others take up what this server has claimed and not begun; longer than a batch takes to be read and
    /// written, and so short that what a lost server had claimed still goes out within the minute.
    static let claimLease: Int64 = 30

    /// A dispatcher of mails.
    ///
    /// - Parameters:
    ///   - database: Migrated.
    ///   - zones: Where zones are read from.
    ///   - identity: In whose name messages go out.
    ///   - mail: Hands over mails.
    ///   - batch: Messages that one round takes at most.
    ///   - clock: What the time is.
    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        identity: MessageIdentity,
        mail: any MailCarrier,
        batch: Int = 64,
        clock: @escaping @Sendable () -> Instant
    ) {
        let composer = MessageComposer(identity: identity, zones: zones)
        self.init(
            database: database,
            zones: zones,
            outlet: MailOutlet(composer: composer, carrier: mail),
            batch: batch,
            clock: clock
        )
    }

    /// A dispatcher of short messages.
    ///
    /// - Parameters:
    ///   - database: Migrated.
    ///   - zones: Where zones are read from.
    ///   - identity: In whose name messages go out.
    ///   - sms: Hands over short messages.
    ///   - dailyBudget: The most segments for one provider on a day.
    ///   - batch: Messages that one round takes at most.
    ///   - clock: What the time is.
    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        identity: MessageIdentity,
        sms: any SMSSender,
        dailyBudget: Int,
        batch: Int = 16,
        clock: @escaping @Sendable () -> Instant
    ) {
        let composer = MessageComposer(identity: identity, zones: zones)
        self.init(
            database: database,
            zones: zones,
            outlet: SMSOutlet(composer: composer, sender: sms, dailyBudget: dailyBudget),
            batch: batch,
            clock: clock
        )
    }

    /// A dispatcher of push messages to browsers and apps.
    ///
    /// - Parameters:
    ///   - database: Migrated.
    ///   - zones: Where zones are read from.
    ///   - identity: In whose name messages go out.
    ///   - push: Hands over push messages to browsers; `nil` sends them none.
    ///   - apps: Hands over push messages to apps; `nil` sends them none.
    ///   - batch: Messages that one round takes at most.
    ///   - clock: What the time is.
    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        identity: MessageIdentity,
        push: (any PushSender)?,
        apps: FCMClient? = nil,
        batch: Int = 16,
        clock: @escaping @Sendable () -> Instant
    ) {
        let composer = MessageComposer(identity: identity, zones: zones)
        self.init(
            database: database,
            zones: zones,
            outlet: PushOutlet(composer: composer, browsers: push, apps: apps),
            batch: batch,
            clock: clock
        )
    }

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        outlet: any MessageOutlet,
        batch: Int,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.zones = zones
        self.outlet = outlet
        self.batch = batch
        self.clock = clock
        reader = MessageContextReader(zones: zones)
    }

    /// What the messages go out by.
    package var channel: Channel { outlet.channel }

    /// Takes and settles one batch of what is due, and returns what became of each message; nothing if nothing is due.
    package func round() async throws -> MessageRound {
        let now = clock()
        let limit = gate.allowance(at: now, batch)
        guard limit > 0 else { return MessageRound() }
        // Without a write transaction, which SQLite gives to one at a time.
        guard
            try await database.transaction(
                .read,
                { try await store.isAnythingDue(by: outlet.channel, at: now, in: $0) }
            )
        else {
            gate.withdraw()
            return MessageRound()
        }
        let begun = try await begin(at: now, limit)
        guard !begun.attempts.isEmpty else {
            // What came too late is no proof of how the channel is, and must not keep back what did not.
            gate.withdraw()
            return MessageRound(results: begun.settled)
        }
        let outcomes = await handOver(begun.attempts)
        let results = try await database.transaction(.write) { connection in
            try await settle(outcomes, in: connection)
        }
        let outage = results.contains(where: \.isOutage)
        // A mail server that refuses one mail works.
        let isAnswered = results.contains { $0.status != .attempting }
        let news = gate.report(outage: outage, success: isAnswered, at: clock())
        return MessageRound(results: begun.settled + results, news: news)
    }

    /// Claims up to `limit` messages, and begins with those that are still true.
    ///
    /// In two short write transactions, with all reading and writing of texts between them.
    private func begin(at now: Instant, _ limit: Int) async throws -> BegunMessages {
        var claims: MessageClaims
        repeat {
            claims = try await database.transaction(.write) { connection in
                try await store.claim(
                    limit,
                    by: outlet.channel,
                    at: now,
                    until: now + Self.claimLease,
                    in: connection
                )
            }
            // Plans may hold nothing by this channel; then there are others behind them.
        } while claims.claims.isEmpty && claims.plans > 0
        guard !claims.claims.isEmpty else { return BegunMessages() }
        let decided = try await decide(on: claims.claims, at: now)
        return try await database.transaction(.write) { connection in
            try await begin(decided, in: connection)
        }
    }

    private func handOver(_ attempts: [MessageAttempt]) async -> [HandedOverMessage] {
        await withTaskGroup(of: HandedOverMessage.self) { group in
            for attempt in attempts {
                group.addTask { [outlet, clock] in
                    let delivery = await outlet.send(attempt.content)
                    // A slow one of the same round delays neither what is noted of the others nor their next attempt.
                    return HandedOverMessage(attempt: attempt, delivery: delivery, at: clock())
                }
            }
            var outcomes: [HandedOverMessage] = []
            for await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
    }
}

/// A message that is being handed over.
struct MessageAttempt: Sendable {
    let message: Message
    let content: [UInt8]
    let contact: MessageContact?

    /// How many segments the daily budget has counted for it; `nil` where there is no budget.
    let countedSegments: Int?

    /// Counts the attempts at this message, this one included.
    let number: Int
}

/// A message that was handed over, or could not be.
struct HandedOverMessage: Sendable {
    let attempt: MessageAttempt
    let delivery: MessageDelivery

    /// When that was known.
    let at: Instant
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
