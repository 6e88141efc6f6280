import ArgumentParser
import CivilTime

/// A moment to come: a date of UTC, an instant, or how long from now, such as `90d`.
enum PointInTime: ExpressibleByArgument {
    case at(Instant)

    /// Seconds from now.
    case after(Int64)

    private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 7 * 86_400]

    init?(argument: String) {
        if let instant = Instant(argument) {
            self = .at(instant)
        } else if let date = CivilDate(argument), let first = Zone.utc.firstInstant(of: date) {
            self = .at(Instant(first))
        } else if let unit = argument.last.flatMap({ Self.units[$0] }), let count = Int64(argument.dropLast()),
            (0...1_000_000).contains(count)
        {
            self = .after(count * unit)
        } else {
            return nil
        }
    }

    /// As it would be typed, for `--help`.
    var defaultValueDescription: String {
        switch self {
        case .at(let instant): instant.description
        case .after(let seconds) where seconds % 86_400 == 0: "\(seconds / 86_400)d"
        case .after(let seconds): "\(seconds)s"
        }
    }

    func instant(from now: Instant) -> Instant {
        switch self {
        case .at(let instant): instant
        case .after(let seconds): now + seconds
        }
    }
}
