import CivilTime
import Foundation
import Notifications
import SQL

/// Lets bookings live, and servers send what is due meanwhile.
struct Simulation {
    /// 2026-03-02T08:00:00Z.
    static let opening = Instant(1_772_438_400)

    /// By when everything is over.
    private static let end = opening + 200 * 86_400

    /// Days in which bookings are made; the last of them are over two weeks later.
    private static func days(for bookings: Int) -> Int64 { min(46, 10 + Int64(bookings) / 60) }

    private let database: any SQLDatabase
    private let world: World
    private let downtimes: Downtimes
    private let services: SimulatedServer.Services
    private let seed: UInt64

    /// How many servers there have been.
    private var started = 0
    private let identity: MessageIdentity
    private let engine: LifeDatabase.Engine
    private let count: Int
    private var servers: [SimulatedServer] = []
    private var random: SplitMix64

    init(on database: any SQLDatabase, of engine: LifeDatabase.Engine, bookings: Int, seed: UInt64) async throws {
        guard let identity = MessageIdentity(mailFrom: "bookings@bookable.example") else {
            preconditionFailure("The sender is an e-mail address.")
        }
        self.database = database
        self.engine = engine
        self.identity = identity
        count = bookings
        random = SplitMix64(seed: seed)
        let days = Self.days(for: bookings)
        downtimes = Downtimes(from: Self.opening, days: days + 14, seed: seed)
        let providers = try await LifeProvider.open(bookings / 50 + 6, in: database, at: Self.opening)
        let lives = (0..<bookings).map {
            Life(number: $0, providers: providers, opening: Self.opening + 2 * 86_400, days: days, seed: seed)
        }
        let log = LifeLog(.standardOutput)
        world = World(lives, on: database, log: log, opening: Self.opening)
        self.seed = seed
        services = SimulatedServer.Services(
            mail: UncertainCarrier(world, FateDraw(.email, downtimes, seed: seed)),
            sms: UncertainGateway(world, FateDraw(.sms, downtimes, seed: seed &+ 1)),
            push: UncertainPushService(world, FateDraw(.push, downtimes, seed: seed &+ 2))
        )
        for provider in providers {
            log.write(
                ProviderLine(
                    provider: provider.number,
                    name: provider.name,
                    email: provider.email,
                    zone: provider.zone
                )
            )
        }
        for range in downtimes.servers {
            log.write(DowntimeLine(kind: .serversDown, from: range.lowerBound, to: range.upperBound))
        }
        for (channel, kind) in [(Channel.email, DowntimeLine.Kind.mailDown), (.sms, .smsDown), (.push, .pushDown)] {
            for range in downtimes.services[channel, default: []] {
                log.write(DowntimeLine(kind: kind, from: range.lowerBound, to: range.upperBound))
            }
        }
        log.write(BudgetLine(segments: SimulatedServer.dailyBudget))
    }

    /// Until nothing happens any more and nothing is due.
    mutating func run() async throws {
        for _ in 0..<(engine == .sqlite ? 2 : 4) { servers.append(server()) }
        while let instant = try await nextInstant() {
            let isDown = downtimes.serversBack(at: instant) != nil
            if engine == .sqlite || isDown {
                try await world.passTime(until: instant)
                if !isDown { for server in servers { try await server.sendDue() } }
            } else {
                // What happens in this very second races with all servers.
                try await world.passTime(until: instant - 1)
                try await withThrowingTaskGroup { [servers, world] group in
                    group.addTask { try await world.passTime(until: instant) }
                    for server in servers { group.addTask { try await server.sendDue() } }
                    try await group.waitForAll()
                }
            }
            for index in servers.indices where servers[index].isKilled { servers[index] = server() }
        }
        try await writeRows()
        world.log.write(EndLine(t: world.now, bookings: count, refused: await world.refused))
        world.log.finish()
    }

    private mutating func server() -> SimulatedServer {
        started += 1
        return SimulatedServer(started, on: database, services, identity: identity, in: world, seed: seed)
    }

    /// What the database says of all messages.
    private func writeRows() async throws {
        for booking in await world.bookings {
            let messages = try await database.transaction(.read) { try await MessageStore().list(of: booking, in: $0) }
            for message in messages {
                world.log.write(
                    RowLine(id: message.key.rawValue, status: message.status.rawValue, reason: message.reason)
                )
            }
        }
    }

    /// When the next change is, or servers look at what is due; `nil` if there is neither.
    private mutating func nextInstant() async throws -> Instant? {
        let change = await world.nextChange
        // In one transaction, as this is asked before every step.
        let due = try await database.transaction(.read) { connection in
            var due: [(channel: Channel, at: Instant)] = []
            for channel in Channel.allCases {
                let oldest = try await MessageStore().oldestDue(by: [channel], at: Self.end, in: connection)
                if let oldest { due.append((channel, oldest)) }
            }
            return due
        }
        // Servers look every few seconds; while a service is down, half a minute is enough to see that.
        let looks = due.map { channel, at in
            let at = max(at, world.now)
            return at + (downtimes.back(channel, at: at).map { min(30, $0 - at) } ?? 0)
        }
        guard var look = looks.min() else { return change }
        look += Int64.random(in: 1...5, using: &random)
        if let back = downtimes.serversBack(at: look) { look = back + Int64.random(in: 1...5, using: &random) }
        precondition(look < Self.end, "Messages are due that nobody settles.")
        return min(change ?? look, look)
    }
}
