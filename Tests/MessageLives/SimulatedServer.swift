import CivilTime
import Notifications
import SQL

/// A server that sends messages; it is replaced by a new one when it is killed.
final class SimulatedServer: Sendable {
    /// The round that a mail is handed over in.
    struct Round: Sendable {
        let id: Int

        /// How many lines the log had when it began.
        let began: Int
        let beganAt: Instant
        let server: SimulatedServer
    }

    @TaskLocal static var round: Round?

    let number: Int
    private let database: LosableDatabase
    private let dispatchers: [MessageDispatcher]
    private let world: World

    /// A server that is killed at a point of its own, which follows from its number and the seed.
    init(
        _ number: Int,
        on database: any SQLDatabase,
        _ services: Services,
        identity: MessageIdentity,
        in world: World,
        seed: UInt64
    ) {
        self.number = number
        self.world = world
        var random = SplitMix64(seed: seed &* 0x9E37_79B9 ^ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
        let moments = LosableDatabase.Moment.allCases
        let moment = moments[Int.random(in: 0..<moments.count, using: &random)]
        let database = LosableDatabase(database, killedAfter: Int.random(in: 100...2_000, using: &random), moment)
        self.database = database
        let clock = { @Sendable in world.now }
        dispatchers = [
            MessageDispatcher(
                database: database,
                zones: .system,
                identity: identity,
                mail: services.mail,
                clock: clock
            ),
            MessageDispatcher(
                database: database,
                zones: .system,
                identity: identity,
                sms: services.sms,
                dailyBudget: Self.dailyBudget,
                clock: clock
            ),
            MessageDispatcher(
                database: database,
                zones: .system,
                identity: identity,
                push: services.push,
                clock: clock
            ),
        ]
    }

    /// What messages are handed to.
    struct Services {
        let mail: UncertainCarrier
        let sms: UncertainGateway
        let push: UncertainPushService
    }

    /// Segments for one provider on a day: so few that some days spend them.
    static let dailyBudget = 8

    /// What it was about to commit is lost.
    func kill() { database.lose() }

    var isKilled: Bool { database.isLost }

    /// Sends what is due, round after round, until nothing is or it is killed.
    func sendDue() async throws {
        var isIdle = false
        while !isIdle, !isKilled {
            isIdle = true
            for dispatcher in dispatchers where !isKilled {
                if try await sendOnce(dispatcher) { isIdle = false }
            }
        }
    }

    private func sendOnce(_ dispatcher: MessageDispatcher) async throws -> Bool {
        let round = Round(id: world.log.nextRound(), began: world.log.count, beganAt: world.now, server: self)
        let isDone: Bool
        do {
            isDone = try await Self.$round.withValue(round) {
                try await dispatcher.round().results.isEmpty
            }
        } catch let error as SQLError where error.code == .closed && isKilled {
            isDone = true
        }
        if !isDone || isKilled {
            world.log.write(
                RoundLine(
                    kind: isKilled ? .roundLost : .roundEnded,
                    t: world.now,
                    beganAt: round.beganAt,
                    round: round.id,
                    server: number,
                    channel: dispatcher.channel.rawValue
                )
            )
        }
        return !isDone && !isKilled
    }
}
