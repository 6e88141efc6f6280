import CoreMetrics
import Synchronization

/// Keeps the figures that the process counts, and writes them in Prometheus' text format.
///
/// A name has at most ``maximumSeries`` combinations of labels, so that a label that was meant to have few values cannot fill
/// memory; what is counted beyond them is lost, and `metrics_series_refused_total` says so.
package final class MetricRegistry: Sendable {
    static let maximumSeries = 1_000

    /// Of what ``text(with:)`` writes.
    package static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// Upper edges for times in seconds.
    static let edges = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct State {
        var families: [String: MetricFamily] = [:]
        var help: [String: String]
        var refused = 0
    }

    private let state: Mutex<State>

    /// - Parameter help: One line about each name that has one.
    package init(help: [String: String] = [:]) {
        state = Mutex(State(help: help))
    }

    /// Adds one line about each of `help`'s names, in the words of whoever counts under them.
    ///
    /// It is to be called before anything is counted: a series keeps the line that it began with.
    package func describe(_ help: [String: String]) {
        state.withLock { $0.help.merge(help) { own, _ in own } }
    }

    /// The number of that name and those labels; always the same one.
    func number(_ name: String, _ kind: MetricKind, _ labels: [(String, String)]) -> NumberSeries {
        let series = series(name, kind, labels) { .number(NumberSeries()) }
        if case .number(let number) = series { return number }
        return NumberSeries()
    }

    /// The histogram of that name and those labels; always the same one.
    func histogram(_ name: String, _ labels: [(String, String)]) -> HistogramSeries {
        let series = series(name, .histogram, labels) { .histogram(HistogramSeries(edges: Self.edges)) }
        if case .histogram(let histogram) = series { return histogram }
        return HistogramSeries(edges: Self.edges)
    }

    /// All that is counted, and `readings` beside it.
    package func text(with readings: [MetricReading] = []) -> String {
        let state = state.withLock { $0 }
        var text = MetricText()
        for (name, family) in state.families.sorted(by: { $0.key < $1.key }) { family.write(name, to: &text) }
        for reading in readings where state.families[reading.name] == nil { text.add(reading) }
        text.add(
            MetricReading(
                "metrics_series_refused_total",
                .counter,
                help: "Series not kept because their name had too many, or was used for another kind.",
                [.init([], Double(state.refused))]
            )
        )
        return text.text
    }

    private func series(
        _ name: String,
        _ kind: MetricKind,
        _ labels: [(String, String)],
        make: () -> MetricFamily.Series
    ) -> MetricFamily.Series {
        let key = MetricText.labels(labels)
        return state.withLock { state in
            var family =
                state.families[name]
                ?? MetricFamily(kind: kind, help: state.help[name] ?? "Counted by a library as \(name).")
            if family.kind == kind, let known = family.series[key] { return known }
            let made = make()
            guard family.kind == kind, family.series.count < Self.maximumSeries else {
                state.refused += 1
                return made
            }
            family.series[key] = made
            state.families[name] = family
            return made
        }
    }
}
