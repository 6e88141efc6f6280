import SQL

/// Whether the server can answer, and what keeps it from that.
struct Readiness: Sendable {
    let database: any SQLDatabase
    let migrations: [Migration]
    let phase: ServerPhase

    /// How long the database may take.
    let deadline: Duration

    /// What is amiss, by part; `nil` where all is well.
    func faults() async -> [FieldError] {
        var faults: [FieldError] = []
        if phase.isEnding { faults.append(FieldError(field: "server", reason: "It is being shut down.")) }
        if let fault = await databaseFault() { faults.append(fault) }
        return faults
    }

    private func databaseFault() async -> FieldError? {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await Migrator(database, migrations).verify() }
                group.addTask {
                    try await Task.sleep(for: deadline)
                    throw DeadlinePassed()
                }
                defer { group.cancelAll() }
                try await group.next()
            }
            return nil
        } catch is DeadlinePassed {
            let seconds = deadline / .seconds(1)
            return FieldError(field: "database", reason: "It has not answered within \(seconds) seconds.")
        } catch let error as SQLError {
            return Self.fault(error)
        } catch {
            return FieldError(field: "database", reason: "It cannot be asked.")
        }
    }

    /// Tells which part failed, and what the engine says of the schema, which names no data.
    private static func fault(_ error: SQLError) -> FieldError {
        switch error.code {
        case .migrationAltered, .migrationUnknown, .migrationOutOfOrder, .syntax, .missingColumn, .wrongType:
            FieldError(field: "schema", reason: error.message)
        case .lost: FieldError(field: "database", reason: "It is lost: \(error.message).")
        case .busy: FieldError(field: "database", reason: "Too many wait for it.")
        case .constraint, .contention, .connection, .closed, .timeout, .unknownOutcome, .aborted, .readOnly, .full,
            .corrupt,
            .other:
            FieldError(field: "database", reason: "It does not answer.")
        }
    }

    private struct DeadlinePassed: Error {}
}
