import BookableServer
import Policies

/// Looks scripts over in processes of their own, one for each script.
struct ScreeningProcess: PolicyScreen {
    private let command: ChildCommand
    private let line: ScreeningLine

    /// - Parameters:
    ///   - command: Reads a script and writes a report on it, as `bookable policy screen` does.
    ///   - atOnce: The most processes at a time.
    ///   - waiting: The most scripts that wait for one.
    init(_ command: ChildCommand = .bookable, atOnce: Int = 2, waiting: Int = 32) {
        self.command = command
        line = ScreeningLine(atOnce: atOnce, waiting: waiting)
    }

    func screen(_ source: PolicySource) async throws(PolicyScreenError) -> PolicyScreening {
        // What is too long is refused for its length alone, without being read.
        guard source.bytes.count <= PolicySource.maximumSize else { return PolicyScreening(PolicyCheck.run(source)) }
        let command = command
        guard let ending = await line.run({ command.run(input: source.bytes) }) else {
            throw PolicyScreenError(.unavailable, "too many scripts wait")
        }
        switch ending {
        case .exited(0, let output): return try report(output)
        case .exited(PolicyScreenCommand.notLimited, _):
            throw PolicyScreenError(.unavailable, "a process could not be limited")
        case .exited(let status, _): throw PolicyScreenError(.brokeDown, "exit status \(status)")
        case .killed(let signal): throw PolicyScreenError(.brokeDown, "signal \(signal)")
        case .overdue: throw PolicyScreenError(.unavailable, "a process took too long")
        case .notStarted(let number):
            throw PolicyScreenError(.unavailable, "no process could be started: error \(number)")
        }
    }

    private func report(_ output: [UInt8]) throws(PolicyScreenError) -> PolicyScreening {
        do {
            return try PolicyScreening(json: output)
        } catch {
            throw PolicyScreenError(.brokeDown, "what it wrote is no report: \(error)")
        }
    }
}

extension ChildCommand {
    /// This very binary, be it replaced on disk by now.
    static let bookable = ChildCommand(
        path: "/proc/self/exe",
        arguments: ["policy", "screen"],
        patience: .seconds(20)
    )
}
