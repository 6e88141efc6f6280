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
    private let dispatcher: MessageDispatcher
    private let world: World

    init(
        _ number: Int,
        on database: any SQLDatabase,
        carrier: UncertainCarrier,
        identity: MessageIdentity,
        in world: World
    ) {
        self.number = number
        self.world = world
        let losable = LosableDatabase(database)
        self.database = losable
        dispatcher = MessageDispatcher(
            database: losable,
            zones: .system,
            identity: identity,
            mail: carrier,
            clock: { world.now }
        )
    }

    /// What it was about to commit is lost.
    func kill() { database.lose() }

    var isKilled: Bool { database.isLost }

    /// Sends what is due, round after round, until nothing is or it is killed.
    func sendDue() async throws {
        while try await sendOnce() {}
    }

    private func sendOnce() async throws -> Bool {
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
            let kind: RoundLine.Kind = isKilled ? .roundLost : .roundEnded
            world.log.write(RoundLine(kind: kind, t: world.now, round: round.id, server: number))
        }
        return !isDone && !isKilled
    }
}
