import Bookings
import ConsoleTexts
import Texts

/// How a visitor repeats the booking of a form, of a service that takes series.
struct RepetitionChoice: Sendable {
    private let maximum: Int
    private let every: String
    private let times: String
    private let skipped: String

    /// Whether it came back because it cannot be read.
    var isRefused = false

    /// `nil` if nobody can book a series of the service.
    init?(_ service: Service, _ fields: FormFields?) {
        maximum = service.longestSeries
        guard maximum > 1 else { return nil }
        every = fields?["every"] ?? ""
        times = fields?["times"] ?? ""
        skipped = fields?["skip"] ?? ""
    }

    /// What the form says.
    enum Reading: Sendable {
        case once
        case series(Repetition)
        case refused
    }

    func read() -> Reading {
        guard !every.isEmpty else { return .once }
        guard let step = Repetition.Step(rawValue: every), let count = Int(times), (2...maximum).contains(count) else {
            return .refused
        }
        let dates = Set(skipped.split(separator: ",").compactMap { OccurrenceDate(String($0)) })
        return .series(Repetition(every: step, count: count, skipping: dates))
    }

    /// The dates that a button skips besides those that were skipped before; `nil` if nothing would be left.
    func skipping(_ conflicts: [SeriesConflict]) -> String? {
        guard case .series(let repetition) = read() else { return nil }
        let dates = repetition.skipped.union(conflicts.map(\.date))
        guard dates.count < repetition.count else { return nil }
        return dates.map(\.description).sorted().joined(separator: ",")
    }

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("field")) { html in
            html.element("label", .label(for: "every"), text: visit[.repeatBooking])
            html.element("select", .id("every"), .name("every")) { html in
                html.element("option", .value(""), text: visit[.once])
                for step in Repetition.Step.allCases {
                    html.element(
                        "option",
                        .value(step.rawValue),
                        step.rawValue == every ? .isSelected : nil,
                        text: visit[step.phrase]
                    )
                }
            }
        }
        html.element("div", .class(isRefused ? "field wrong" : "field")) { html in
            html.element("label", .label(for: "times"), text: visit[.timesInAll])
            if isRefused {
                html.element("p", .class("fault"), .id("times-fault"), text: "2 – \(maximum)")
            }
            html.void(
                "input",
                .type("number"),
                .id("times"),
                .name("times"),
                .value(times),
                .minimum(2),
                .maximum(maximum),
                isRefused ? .isInvalid : nil,
                .described(by: isRefused ? ["times-fault"] : [])
            )
        }
    }
}

extension Repetition.Step {
    var phrase: Phrase {
        switch self {
        case .week: .weekly
        case .twoWeeks: .fortnightly
        case .month: .monthly
        }
    }
}

extension SeriesConflict {
    /// Why it is not possible, in few words.
    var phrase: Phrase {
        switch reason {
        case .noSuchDate: .noSuchDate
        case .noSuchTime: .noSuchTime
        case .refused(let refusal): refusal.isTaken ? .dateTaken : .dateNotOffered
        case .otherPrice: .dateNotOffered
        }
    }
}
