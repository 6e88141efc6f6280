import CivilTime
import Texts

/// What was typed of a booking that is made at the desk.
struct WalkInDraft: Sendable {
    var date = ""
    var time = ""

    /// How many seats; one where nothing was typed.
    var seats = ""

    /// Why it is to be made against the rules.
    var override = ""

    /// Answers by the names of the questions.
    var values: [String: String] = [:]
    var faults: [String: PageFault] = [:]
    var problem: Problem?

    /// Makes sure that a form that is sent twice books once.
    var key: String

    enum Problem: Sendable {
        case refusedByRules

        /// With free times nearby.
        case taken([Instant])
    }

    init(_ fields: FormFields, key: String) {
        date = fields["date"]
        time = fields["time"]
        seats = fields["seats"]
        override = fields["override"]
        values = fields.values
        self.key = key
    }

    /// The number of seats, if one booking may take so many.
    func seats(upTo maximum: Int) -> Int? {
        seats.isEmpty ? 1 : Int(seats).flatMap { (1...maximum).contains($0) ? $0 : nil }
    }

    /// The instant at which clocks in `zone` show the date and time; `nil` if they never do.
    func start(in zone: Zone) -> Instant? {
        guard let date = CivilDate(date), let time = WallTime(String(time.prefix(5))) else { return nil }
        let wall = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
        return zone.instants(ofWallFrom: wall, to: wall + 1).first.map { Instant($0.lowerBound) }
    }
}
