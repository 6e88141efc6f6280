package import Bookings
import CivilTime

/// An occurrence of a series that was refused, as a problem document names it.
struct SeriesConflictBody: Encodable, Sendable {
    /// What `skip` takes.
    let date: String
    let startAt: WireInstant?
    let code: String
    let detail: String

    init(_ conflict: SeriesConflict) {
        date = conflict.date.description
        startAt = conflict.startAt.map { WireInstant($0) }
        switch conflict.reason {
        case .noSuchDate: (code, detail) = ("no_such_date", "The month does not have that day.")
        case .noSuchTime: (code, detail) = ("no_such_time", "Clocks skip that time on that date.")
        case .otherPrice(let message): (code, detail) = (ProblemCode.conflict.rawValue, message)
        case .refused(let refusal):
            let problem = APIError(refusal)
            (code, detail) = (problem.code.rawValue, problem.detail)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(date, forKey: .date)
        try container.encode(startAt, forKey: .startAt)
        try container.encode(code, forKey: .code)
        try container.encode(detail, forKey: .detail)
    }

    private enum CodingKeys: String, CodingKey {
        case date, code, detail
        case startAt = "start_at"
    }
}

extension APIError {
    /// That occurrences of a series were refused, which names each of them.
    package init(_ refused: RefusedSeries) {
        let count = refused.conflicts.count
        self.init(
            .seriesConflict,
            count == 1
                ? "One occurrence is not possible, so that none was changed; conflicts names it."
                : "\(count) occurrences are not possible, so that none was changed; conflicts names them."
        )
        conflicts = refused.conflicts.map(SeriesConflictBody.init)
    }
}
