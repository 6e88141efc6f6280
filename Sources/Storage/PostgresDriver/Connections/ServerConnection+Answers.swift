import Caching
import SQL

/// How often, and how many times, a server is asked again to cancel a statement before it counts as gone.
private let cancellationInterval = Duration.milliseconds(500)
private let maximumCancellationRequests = 6

/// How long a server that has answered may take to let go of the request to cancel.
private let cancellationPatience = Duration.seconds(2)

extension ServerConnection {
    /// Runs the body, and cancels what the server does when the task is cancelled meanwhile.
    func cancellable(_ shielded: Bool, _ body: () async throws -> Outcome) async throws -> Outcome {
        guard !shielded, let canceller else { return try await body() }
        canceller.begin()
        let result: Result<Outcome, any Error>
        do {
            let outcome = try await withTaskCancellationHandler {
                try await body()
            } onCancel: {
                canceller.request()
                readiness.signal()
            }
            result = .success(outcome)
        } catch {
            result = .failure(error)
        }
        guard canceller.end() else { return try result.get() }
        switch result {
        // A late request finds nobody, and a server that hangs would never let go of it.
        case .failure: abandon()
        case .success: if !(await canceller.isOver(within: cancellationPatience)) { abandon() }
        }
        throw CancellationError()
    }

    /// The outcome of the steps of one pipeline.
    func receive(_ steps: [Step]) async throws -> Outcome {
        var replies: [Outcome.Reply] = []
        var refusal: (error: SQLError, index: Int)?
        let deadline = MonotonicClock.now + limits.answerTimeout.nanoseconds
        do {
            for step in steps {
                while let result = try await nextResult(by: deadline) {
                    switch result.kind {
                    case .failed: refusal = refusal ?? (refused(step, report(result)), step.index)
                    case .rows, .done: answered(step, result, &replies)
                    case .skipped: break
                    case .endOfPipeline, .unexpected: throw outOfStep
                    }
                }
            }
            guard let end = try await nextResult(by: deadline), end.kind == .endOfPipeline else { throw outOfStep }
        } catch {
            // What the server said before it closed the connection tells more than that it did.
            throw refusal.map { $0.error.code == .connection ? $0.error : error } ?? error
        }
        return refusal.map { .refused($0.error, at: $0.index) } ?? .answered(replies)
    }

    /// The outcome of a script, whose statements are not told apart.
    func receiveScript() async throws -> Outcome {
        var refusal: SQLError?
        let deadline = MonotonicClock.now + limits.scriptTimeout.nanoseconds
        while let result = try await nextResult(by: deadline) {
            switch result.kind {
            // Read to the end all the same, since libpq sends nothing before all results were taken.
            case .failed: refusal = refusal ?? report(result)
            case .rows, .done: break
            case .skipped, .endOfPipeline, .unexpected: throw outOfStep
            }
        }
        return refusal.map { .refused($0, at: 0) } ?? .answered([])
    }

    private func answered(_ step: Step, _ result: borrowing ServerResult, _ replies: inout [Outcome.Reply]) {
        switch step.kind {
        case .deallocation(let name): disused.removeAll { $0 == name }
        case .preparation(let name):
            guard !name.isEmpty else { return }
            let replaced = statements.insert(PreparedStatement(name: name, columns: nil), for: step.text)
            if let replaced { disused.append(replaced.name) }
        case .description:
            replies.append(Outcome.Reply(argumentTypes: result.argumentTypes))
            types.note(result.argumentTypes, of: step.text)
        case .execution:
            var reply = Outcome.Reply(changes: result.changes, tag: result.tag)
            if result.kind == .rows { reply.rows = result.rows(columns(of: result, step.text)) }
            replies.append(reply)
        }
    }

    /// A prepared statement's columns never change, so that they are read off its first result.
    private func columns(of result: borrowing ServerResult, _ text: String) -> SQLColumns {
        guard var statement = statements.value(for: text) else { return result.columns }
        if let columns = statement.columns { return columns }
        let columns = result.columns
        statement.columns = columns
        _ = statements.insert(statement, for: text)
        return columns
    }

    /// What the server says, and what would help.
    private func report(_ result: borrowing ServerResult) -> SQLError {
        SQLError(result).namingGrant(for: handle.user)
    }

    /// What was known of the statement may be what was wrong, as after a table was altered.
    private func refused(_ step: Step, _ error: SQLError) -> SQLError {
        switch error.code {
        case .contention, .syntax, .wrongType:
            types.forget(step.text)
            if let statement = statements.remove(step.text), error.sqlState != .unknownPreparedStatement {
                disused.append(statement.name)
            }
        default: break
        }
        return error
    }

    private func nextResult(by deadline: Int64) async throws -> ServerResult? {
        try await untilAnswered(by: deadline)
        return handle.nextResult()
    }

    /// The deadline is one of ``MonotonicClock``, in nanoseconds.
    private func untilAnswered(by deadline: Int64) async throws {
        var isFlushed = try handle.flush()
        if !isFlushed { try watch(writing: true) }
        // Readiness is told once for all that has arrived, of which libpq may leave a part, here or an answer ago.
        var hasUnread = handle.isBusy && handle.hasUnreadInput
        var requests = 0
        while handle.isBusy {
            if !hasUnread { try await untilReady(by: deadline, &requests) }
            if !isFlushed {
                isFlushed = try handle.flush()
                try watch(writing: !isFlushed)
            }
            try handle.consume()
            hasUnread = handle.isBusy && handle.hasUnreadInput
        }
    }

    private func untilReady(by deadline: Int64, _ requests: inout Int) async throws {
        let isCancelled = canceller?.isCancelled ?? false
        let rest = Duration.nanoseconds(max(0, deadline - MonotonicClock.now))
        let outcome = await readiness.wait(isCancelled ? min(rest, cancellationInterval) : rest)
        guard outcome == .timedOut else { return }
        guard isCancelled, requests < maximumCancellationRequests else {
            throw SQLError(.connection, "PostgreSQL did not answer in time")
        }
        requests += 1
        canceller?.request()
    }

    private var outOfStep: SQLError {
        handle.isBroken ? handle.lost : SQLError(.connection, "PostgreSQL sent an answer that was not asked for")
    }
}
