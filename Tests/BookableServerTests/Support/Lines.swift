import CivilTime
import Logging
@testable import Observability
import Synchronization

/// Lines of JSON, at one moment.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var logger: Logger {
        var logger = Logger(label: "test") { label in
            JSONLogHandler(
                label: label,
                clock: { Stage.now.secondsSince1970 * 1_000 + 7 },
                write: { line in self.lines.withLock { $0.append(line) } }
            )
        }
        logger.logLevel = .info
        return logger
    }
}
