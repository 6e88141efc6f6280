public import ArgumentParser
import CivilTime
import Foundation
import Policies
public import PolicySimulation

/// Replays past cancellations under policies.
struct RefundsSimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Compute what past cancellations would have refunded under each policy.",
        discussion: """
            Reads CSV with the columns booking_id, provider_id, currency, paid, already_refunded, booked_at, start_at,
            end_at, cancelled_at and cancelled_by, in any order; time_zone and service are read where they are there, and
            further columns are passed over. --map names columns that are called otherwise, and --explain-columns tells
            all of them. Semicolons, tabs, UTF-16 and exports of known programs are recognised; where two readings are
            possible, the message names the option that decides.

            A row that is not a cancellation is named on standard error with its line and its reason, and the rest goes
            on. Exits 65 if every row was rejected, or more than --max-rejected, and 74 if what was asked for could not be
            written.

            A replay holds behaviour fixed: under a stricter policy people would have cancelled differently, or not booked.

              bookable refunds simulate --policy flexible --policy strict \\
                --baseline moderate cancellations.csv
              bookable refunds simulate --policy mine.lua --by provider --by month \\
                --format csv cancellations.csv
              bookable refunds simulate --policy strict --map paid=Betrag \\
                --amounts decimal --date-format dmy --time-zone Europe/Berlin buchungen.csv
            """
    )

    @Option(
        help: ArgumentHelp("A policy to replay: flexible, moderate, strict, or a script. Repeat for more."),
        completion: .policies
    )
    var policy: [PolicyReference] = []

    @Option(help: "The policy that the others are compared with.", completion: .policies)
    var baseline: PolicyReference?

    @Option(help: "What to tell apart: month (the default), provider, currency, cancelled_by. Repeat for more.")
    var by: [SimulationDimension] = []

    @Option(help: "How the figures are printed: table, csv or json.")
    var format: ReportFormat = .table

    @Option(help: "Also write one CSV line for each cancellation and policy to this file.", completion: .file())
    var details: String?

    @Flag(help: "Name every rejected row on standard error, not only the first \(RejectionLog.maximumNamed).")
    var allRejections = false

    @Option(
        help: "Also write one page of HTML with charts to this file; with --baseline it tells who gains and who loses.",
        completion: .file(extensions: ["html"])
    )
    var report: String?

    @OptionGroup(title: "Reading")
    var reading: ReadingArguments

    @Option(help: ArgumentHelp("How many rejected rows fail the run, such as 10 or 5%.", valueName: "rows or share"))
    var maxRejected: RejectionLimit?

    @Option(help: "What becomes of rows that repeat a booking: report (the default), once, refuse or ignore.")
    var repeated: RepeatRule = .report

    @Option(help: "How many cores share the work; all where none is named. The result is the same for any number.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "How many instructions a policy may take for a row, on average; one that takes more ends the replay.")
    var instructionsPerRow: Int = 2_000

    @Option(
        help: ArgumentHelp("Replay one part of the input, such as 2/8; `refunds merge` joins them.", valueName: "i/n")
    )
    var shard: SimulationShard = .whole

    @Option(
        help: ArgumentHelp("Replay the cancellations of this database instead of a file's.", valueName: "path or URL"),
        completion: .file()
    )
    var database: String?

    @Argument(
        help: ArgumentHelp(
            "The cancellations, plain or compressed by gzip; standard input where none is named.",
            valueName: "cancellations.csv"
        ),
        completion: .file(extensions: ["csv", "gz"])
    )
    var file: String?

    func validate() throws {
        // An address may hold a password, which the message about a missing file would quote.
        guard file?.contains("://") != true else { throw ValidationError("A database goes to --database.") }
        guard file == nil || database == nil else { throw ValidationError("Name a file or --database, not both.") }
        guard !policy.isEmpty || reading.explainColumns else {
            throw ValidationError("Name at least one policy with --policy.")
        }
        guard repeated != .once || shard == .whole else {
            throw ValidationError("--repeated once needs the whole input, not a shard of it.")
        }
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs must be 1 to 1024.") }
        guard (1...20_000).contains(instructionsPerRow) else {
            throw ValidationError("--instructions-per-row must be 1 to 20000.")
        }
        try checkOutputs()
    }

    func run() async throws {
        if reading.explainColumns { return try await explainColumns() }
        let simulation = try simulation()
        let details = try details.map { try DetailsFile(path: $0, policies: simulation.policies.map(\.name)) }
        let page = try report.map { try OutputFile(path: $0) }
        do {
            let totals = try await replay(simulation, details)
            let outcome = SimulationReport(totals, of: simulation)
            if let page { try write(outcome, totals, to: page) }
            try details?.commit()
            try page?.commit()
            try format.show(outcome)
            guard totals.hasCancellations || totals.rejected == 0 else {
                throw CommandFailure("None of the input's rows is a cancellation.", status: .unusableInput)
            }
            if let violation = maxRejected?.violation(rejected: totals.rejected, of: totals.rows) {
                throw CommandFailure(violation, status: .unusableInput)
            }
        } catch let error as SimulationError {
            throw failure(error)
        }
    }

    private func failure(_ error: SimulationError) -> CommandFailure {
        CommandFailure(error.message, status: error.code == .unreadable ? .noInput : .unusableInput)
    }

    /// Tells of the columns, and of the header of the file if one is named.
    private func explainColumns() async throws {
        do {
            let options = try reading.options()
            var header: HeaderReading?
            if let file {
                let input = try CancellationFile(path: file)
                header = try await HeaderReading(options, reading: { try input.read(into: $0) })
            }
            try Console.print(ColumnGuide.text(of: header), terminator: "")
        } catch let error as SimulationError {
            throw failure(error)
        }
    }

    /// Throws if a file would be written over that is read, or written twice.
    private func checkOutputs() throws {
        var check = OutputCheck()
        if database == nil { check.reads(file ?? "-", as: "the input") }
        if let database, case .sqlite(let path) = try DatabaseAddress(given: database) { check.reads(database: path) }
        for policy in policy + [baseline].compactMap(\.self) { check.reads(policy) }
        try check.writes(details, as: "--details")
        try check.writes(report, as: "--report")
        try check.prints()
    }

    private func simulation() throws -> Simulation {
        let host = PolicyHost()
        var simulation = Simulation(
            policies: try policy.map { try compile($0, on: host) },
            baseline: try baseline.map { try compile($0, on: host) },
            dimensions: by.isEmpty ? [.month] : by.enumerated().filter { !by[..<$0].contains($1) }.map(\.element)
        )
        simulation.jobs = jobs
        simulation.shard = shard
        simulation.instructionsPerRow = instructionsPerRow
        simulation.measuresChanges = report != nil
        simulation.reading = try reading.options()
        simulation.repeats = database == nil ? repeated : .ignore
        return simulation
    }

    private func replay(_ simulation: Simulation, _ details: DetailsFile?) async throws -> SimulationTotals {
        let input = try await SimulationSource(file: file, database: database)
        let bar = ProgressBar()
        let rejections = RejectionLog(input: input.name, namesAll: allRejections)
        var observer = Simulation.Observer()
        observer.onProgress = { bar.show(rows: $0, fraction: input.fractionRead) }
        observer.onRejected = { row in
            bar.clear()
            rejections.add(row)
        }
        if let details { observer.onRow = { try details.write($0) } }
        do {
            let totals = try await simulation.run(reading: { try await input.read(into: $0) }, observer: observer)
            bar.clear()
            rejections.finish(rows: totals.rows)
            tell(totals.repeats, of: input.name)
            try await input.close()
            return totals
        } catch {
            bar.clear()
            try await input.close()
            throw error
        }
    }

    private func tell(_ repeats: Repeats, of input: String) {
        if let text = repeats.description {
            let outcome = repeated == .once ? "left out" : "counted; --repeated once leaves them out"
            Console.complain("\(input): \(text); \(outcome)")
        }
        if !repeats.isComplete { Console.complain("\(input): too long to find all repeated bookings") }
    }

    private func write(_ outcome: SimulationReport, _ totals: SimulationTotals, to file: OutputFile) throws {
        let origin = SimulationPage.Origin(
            input: try database.map { try DatabaseAddress(given: $0).description }
                ?? (self.file == "-" ? nil : self.file?.split(separator: "/").last.map(String.init))
                    ?? "standard input",
            engine: "bookable \(Bookable.configuration.version)",
            date: Console.now().description
        )
        let page = SimulationPage(outcome, changes: totals.changes, origin: origin)
        try file.write(Array(page.html.utf8))
    }

    private func compile(_ reference: PolicyReference, on host: PolicyHost) throws -> SimulatedPolicy {
        do {
            return SimulatedPolicy(name: reference.name, policy: try host.compile(source: try reference.source()))
        } catch let error as PolicyError {
            throw CommandFailure("\(reference.name): \(error)", status: .unusableInput)
        }
    }
}

extension SimulationDimension: ExpressibleByArgument {}

extension SimulationShard: ExpressibleByArgument {
    /// A part as it is written on the command line, such as `2/8`.
    public init?(argument: String) {
        self.init(argument)
    }
}
