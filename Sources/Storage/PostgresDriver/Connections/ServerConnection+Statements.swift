import Caching
import SQL

extension ServerConnection {
    /// Sends the statements at once and waits for the answers.
    ///
    /// It takes one round trip, and one more for the first statement of a text in the whole database, when the types of its
    /// arguments are asked for. Of all but the last request the types are known.
    ///
    /// Throws `CancellationError` when the task is cancelled meanwhile, unless shielded, and ``SQLError/Code/connection``
    /// when the connection broke, which leaves open what has been done.
    func perform(_ requests: [Request], shielded: Bool = false) async throws -> Outcome {
        guard var last = requests.last, last.types == nil else { return try await run(requests, shielded) }
        if let known = types.of(last.text) {
            last.types = known
            return try await run(requests.dropLast() + [last], shielded)
        }
        switch try await describe(last, after: requests.dropLast(), shielded) {
        case .refused(let error, let index): return .refused(error, at: index)
        case .answered(let replies):
            last.types = replies.last?.argumentTypes
            return switch try await run([last], shielded) {
            case .refused(let error, _): .refused(error, at: requests.count - 1)
            case .answered(let reply): .answered(Array(replies.dropLast()) + reply)
            }
        }
    }

    /// Runs statements separated by semicolons, outside of a pipeline.
    func performScript(_ script: String) async throws -> Outcome {
        try await connected { () async throws in
            // A pipeline takes one statement per message, a script has several.
            try handle.leavePipeline()
            try handle.executeScript(script)
            let outcome = try await cancellable(false) { try await receiveScript() }
            try handle.enterPipeline()
            return outcome
        }
    }

    /// Runs the earlier ones and asks for the types of the request's arguments.
    private func describe(
        _ request: Request,
        after earlier: ArraySlice<Request>,
        _ shielded: Bool
    ) async throws -> Outcome {
        try await connected { () async throws in
            var steps: [Step] = []
            for (index, request) in earlier.enumerated() { try send(request, EncodedArguments(request), index, &steps) }
            if mayPrepare(request), let statement = statements.value(for: request.text) {
                try handle.describe(statement.name)
            } else {
                let name = mayPrepare(request) ? makeName() : ""
                try prepare(request.text, as: name, earlier.count, &steps)
                try handle.describe(name)
            }
            steps.append(Step(.description, request.text, earlier.count))
            return try await finish(steps, shielded)
        }
    }

    private func run(_ requests: [Request], _ shielded: Bool) async throws -> Outcome {
        var encoded: [EncodedArguments] = []
        var misfit: SQLError?
        for request in requests where misfit == nil {
            do throws(SQLError) {
                encoded.append(try EncodedArguments(request))
            } catch {
                misfit = error
            }
        }
        // Those before one that cannot be sent are run as they would have been.
        let outcome = try await connected { () async throws in
            var steps: [Step] = []
            for (index, arguments) in encoded.enumerated() { try send(requests[index], arguments, index, &steps) }
            return try await finish(steps, shielded)
        }
        guard let misfit, case .answered = outcome else { return outcome }
        return .refused(misfit, at: encoded.count)
    }

    private func send(
        _ request: Request,
        _ arguments: EncodedArguments,
        _ index: Int,
        _ steps: inout [Step]
    ) throws(SQLError) {
        if !mayPrepare(request) {
            try handle.executeUnprepared(request.text, arguments)
        } else if let statement = statements.value(for: request.text) {
            try handle.execute(statement.name, arguments)
        } else {
            let name = makeName()
            try prepare(request.text, as: name, index, &steps)
            try handle.execute(name, arguments)
        }
        steps.append(Step(.execution, request.text, index))
    }

    private func prepare(_ text: String, as name: String, _ index: Int, _ steps: inout [Step]) throws(SQLError) {
        // Once in a pipeline: they are disused until the answers come.
        for name in disused where !steps.contains(where: { $0.kind == .deallocation(name) }) {
            try handle.executeUnprepared("DEALLOCATE \(name)", EncodedArguments())
            steps.append(Step(.deallocation(name), text, index))
        }
        try handle.prepare(text, as: name)
        steps.append(Step(.preparation(name), text, index))
    }

    private func finish(_ steps: [Step], _ shielded: Bool) async throws -> Outcome {
        guard !steps.isEmpty else { return .answered([]) }
        try handle.synchronize()
        return try await cancellable(shielded) { try await receive(steps) }
    }

    /// A connection that failed in the middle of something is not used again.
    private func connected(_ body: () async throws -> Outcome) async throws -> Outcome {
        defer { noteUse() }
        do {
            return try await body()
        } catch let error as CancellationError {
            throw error
        } catch {
            abandon()
            throw error
        }
    }
}

extension EncodedArguments {
    init() {}

    fileprivate init(_ request: Request) throws(SQLError) {
        try self.init(request.arguments, as: request.types ?? [])
    }
}
