import CivilTime
import ConsoleTexts
import Localization

/// How the server does: one row for each figure that could be read, with a mark where somebody should look.
struct ServerHealthView {
    let health: ServerHealth
    let now: Instant

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("ul", .class("rows")) { html in
            for row in rows(visit) {
                html.element("li") { html in
                    html.element("div", .class("row-main")) { $0.element("span", text: row.title) }
                    html.element("span", .class(row.isTrouble ? "tag bad" : "tag"), .direction("auto"), text: row.value)
                }
            }
        }
    }

    private struct Row {
        let title: String
        let value: String
        var isTrouble = false
    }

    private func rows(_ visit: Visit) -> [Row] {
        var rows: [Row] = []
        func add(_ title: Phrase, _ value: String?, isTrouble: Bool = false) {
            guard let value else { return }
            rows.append(Row(title: visit[title], value: value, isTrouble: isTrouble))
        }
        add(.serverVersion, health.version)
        add(.databaseTitle, health.database.map { name in health.schema.map { "\(name), \($0)" } ?? name })
        add(.runningSince, health.startedAt.map { visit.age(of: Instant($0), at: now) })
        add(.memoryTitle, health.memory.map { "\($0 / 1_048_576) MiB" })
        add(.requestsNow, health.requestsInFlight.map(String.init))
        let waiting = health.databaseCallersWaiting
        add(.waitingForDatabase, waiting.map(String.init), isTrouble: (waiting ?? 0) > 0)
        let problems = health.paymentProblems
        add(.paymentProblems, problems.map(String.init), isTrouble: (problems ?? 0) > 0)
        switch health.backup {
        case .aged(let seconds):
            add(.lastBackup, visit.age(of: now - seconds, at: now), isTrouble: seconds > Self.oldBackup)
        case .missing: add(.lastBackup, visit[.noBackup], isTrouble: true)
        case nil: break
        }
        return rows
    }

    /// Seconds; as in the recommended alert.
    private static let oldBackup: Int64 = 2 * 86_400
}

extension Visit {
    /// How long ago an instant was, for what has no time zone.
    func age(of instant: Instant, at now: Instant) -> String {
        let minutes = Int((now - instant) / 60)
        if minutes >= 2_880 { return language.relative(-(minutes / 1_440), .day) }
        if minutes >= 120 { return language.relative(-(minutes / 60), .hour) }
        return language.relative(-max(minutes, 1), .minute)
    }
}
