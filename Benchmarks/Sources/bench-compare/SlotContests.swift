import BenchWorkloads
import BoostPeer
import LimitPeers
import Scheduling

/// The slot computations, from sorted bookings or on a calendar prepared before.
struct SlotContests {
    private let buffer = Buffer<Int64>(capacity: 1 << 20, of: 0)
    /// The memory of the computations that start from the arrays.
    private let memory: OpaquePointer = limit_prepared_create()
    private let scratch = Buffer(capacity: 1 << 18, of: limit_interval())
    private let postgres: PostgresPeer?
    private let portion: PortionPeer?
    private let options: Options
    private var loaded = 0

    init(_ options: Options, postgres: PostgresPeer?, portion: PortionPeer?) {
        self.options = options
        self.postgres = postgres
        self.portion = portion
    }

    /// The whole computation and the query alone, over workloads in turn, checked.
    mutating func contests(_ name: String, _ workloads: [Workload]) throws -> [Contest] {
        let natives = workloads.map(NativeCalendar.init)
        let questions = workloads.map(SlotQuestion.init)
        try checkAnswers(workloads, natives, questions.map(\.calendar))
        var whole = Contest(name: "\(name), whole", contenders: [])
        whole.contenders += Self.whole(questions)
        whole.contenders += onceInC(natives)
        if options.has("boost") { whole.contenders.append(boost(natives)) }
        // These keep their rows, and indexes of them, and so stand beside both.
        let servers = try servers(name, workloads)
        whole.contenders += servers
        var prepared = Contest(name: "\(name), prepared", contenders: [])
        prepared.contenders += Self.prepared(questions)
        prepared.contenders += preparedInC(natives)
        prepared.contenders += servers
        return [whole, prepared]
    }

    /// From the sessions to the list, into an array that is kept as C keeps its memory; and as a calendar with a list of its own.
    private static func whole(_ questions: [SlotQuestion]) -> [Contender] {
        [
            Contender("Bookable", .ours, inputs: questions.count) { questions[$0].appendWhole(to: &$1) },
            Contender("Bookable, new", .aside, inputs: questions.count) { questions[$0].newSlots().count },
        ]
    }

    /// The query alone, into an array that is kept; and with a new one.
    private static func prepared(_ questions: [SlotQuestion]) -> [Contender] {
        [
            Contender("Bookable", .ours, inputs: questions.count) { questions[$0].appendPrepared(to: &$1) },
            Contender("Bookable, new", .aside, inputs: questions.count) { questions[$0].slots().count },
        ]
    }

    private typealias Once =
        @convention(c) (
            OpaquePointer?, UnsafePointer<limit_calendar>?, UnsafePointer<limit_query>?, UnsafeMutablePointer<Int64>?
        ) -> Int

    private static let once: [(name: String, function: Once)] = [
        ("C straight", limit_slots_once_straight), ("C branch-free", limit_slots_once_branch_free),
    ]

    private typealias Query =
        @convention(c) (
            OpaquePointer?, UnsafePointer<limit_query>?, UnsafeMutablePointer<Int64>?
        ) -> Int

    private static let queries: [(name: String, function: Query)] = [
        ("C straight", limit_slots_straight), ("C branch-free", limit_slots_branch_free),
    ]

    private func onceInC(_ natives: [NativeCalendar]) -> [Contender] {
        let calendars = Buffer(natives.map(\.calendar)).pointer
        let queries = Buffer(natives.map(\.query)).pointer
        let (memory, output) = (memory, buffer.pointer)
        return Self.once.map { name, function in
            Contender(name, .limit, inputs: natives.count) { input in
                withExtendedLifetime(natives) { function(memory, calendars + input, queries + input, output) }
            }
        }
    }

    private func preparedInC(_ natives: [NativeCalendar]) -> [Contender] {
        let queries = Buffer(natives.map(\.query)).pointer
        let prepared = Buffer(natives.map(\.prepared)).pointer
        let output = buffer.pointer
        return Self.queries.map { name, function in
            Contender(name, .limit, inputs: natives.count) { input in
                withExtendedLifetime(natives) { function(prepared[input], queries + input, output) }
            }
        }
    }

    private func boost(_ natives: [NativeCalendar]) -> Contender {
        Contender("Boost.ICL", .library, inputs: natives.count) { boostSlots(natives[$0]) }
    }

    private func boostSlots(_ native: NativeCalendar) -> Int {
        withUnsafePointer(to: native.calendar) { calendar in
            withUnsafePointer(to: native.query) { query in
                boost_slots(native.prepared, calendar, query, scratch.pointer, scratch.capacity, buffer.pointer)
            }
        }
    }

    /// Ends the run unless the peers in C answer as this side does to queries with all that they know.
    func checkScenarios(_ count: Int) throws {
        for seed in 0..<UInt64(count) {
            let scenario = try Workload.scenario(seed: seed)
            try checkNative(scenario, NativeCalendar(scenario), equals: ours(scenario, scenario.prepared()))
        }
    }

    private func checkAnswers(
        _ workloads: [Workload],
        _ natives: [NativeCalendar],
        _ calendars: [PreparedCalendar]
    ) throws {
        for (position, workload) in workloads.enumerated() {
            let ours = ours(workload, calendars[position])
            var once: [Int64] = []
            workload.schedule.appendSlots(
                workload.rules,
                now: workload.now,
                in: workload.range,
                sessions: workload.sessions,
                busy: workload.busy,
                to: &once
            )
            try check(once, of: "the query that keeps no calendar", equals: ours, in: workload.name)
            if let expected = workload.expected {
                try check(expected, of: "the expected list", equals: ours, in: workload.name)
            }
            try checkNative(workload, natives[position], equals: ours)
            guard options.has("boost") else { continue }
            try check(buffer.first(boostSlots(natives[position])), of: "Boost.ICL", equals: ours, in: workload.name)
        }
    }

    private func ours(_ workload: Workload, _ calendar: PreparedCalendar) -> [Int64] {
        calendar.slots(workload.rules, now: workload.now, in: workload.range)
    }

    private func checkNative(_ workload: Workload, _ native: NativeCalendar, equals ours: [Int64]) throws {
        var (calendar, query) = (native.calendar, native.query)
        for (name, function) in Self.queries {
            let count = function(native.prepared, &query, buffer.pointer)
            try check(buffer.first(count), of: "\(name), prepared", equals: ours, in: workload.name)
        }
        for (name, function) in Self.once {
            let count = function(memory, &calendar, &query, buffer.pointer)
            try check(buffer.first(count), of: name, equals: ours, in: workload.name)
        }
    }

    /// The peers outside this process, over at most 32 of the workloads in turn.
    private mutating func servers(_ name: String, _ workloads: [Workload]) throws -> [Contender] {
        let sample = Array(workloads.prefix(32))
        let first = loaded
        loaded += sample.count
        var contenders: [Contender] = []
        for (offset, workload) in sample.enumerated() {
            let ours = workload.prepared().slots(workload.rules, now: workload.now, in: workload.range)
            if let postgres {
                try postgres.load(workload, as: first + offset)
                try check(postgres.slots(first + offset), of: "PostgreSQL", equals: ours, in: workload.name)
                try check(postgres.queried(first + offset), of: "PostgreSQL, asked", equals: ours, in: workload.name)
            }
            if let portion {
                try portion.load(workload, as: first + offset)
                try check(portion.slots(first + offset), of: "portion", equals: ours, in: workload.name)
            }
        }
        if let postgres {
            try postgres.analyze()
            contenders += [
                Contender("PostgreSQL", .library) { try postgres.timeQueries(first, calendars: sample.count, $0) },
                Contender("PG, inside", .library) { try postgres.timeSlots(first, calendars: sample.count, $0) },
            ]
        }
        if let portion {
            contenders.append(
                Contender("portion", .library) { try portion.timeSlots(first, calendars: sample.count, $0) }
            )
        }
        return contenders
    }
}
