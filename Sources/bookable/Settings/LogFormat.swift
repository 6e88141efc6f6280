import Observability
import Foundation
import Logging

/// How the log is written to standard error.
enum LogFormat: String, CaseIterable {
    /// For people.
    case text

    /// One JSON object on a line, for programs.
    case json

    func makeLogger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "bookable") { label in
            switch self {
            case .text: TextLogHandler(label: label)
            case .json:
                JSONLogHandler(
                    label: label,
                    clock: { Int64(Date().timeIntervalSince1970 * 1_000) },
                    write: { Console.note($0 + "\n") }
                )
            }
        }
        logger.logLevel = level
        return logger
    }
}
