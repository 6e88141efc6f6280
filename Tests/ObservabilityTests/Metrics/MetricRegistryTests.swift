@testable import Observability
import CoreMetrics
import PrometheusReader
import Testing

struct MetricRegistryTests {
    @Test func whatALibraryCountsIsTold() throws {
        let registry = MetricRegistry()
        let odd = [("path", "a\\b\"c\nd")]
        Counter(label: "some.library/requests", dimensions: odd, factory: registry).increment(by: 3)
        Gauge(label: "1st", factory: registry).record(0.5)
        Recorder(label: "sizes", factory: registry).record(7)
        Timer(label: "waits", factory: registry).recordNanoseconds(20_000_000)
        let figures = try PrometheusReading(Array(registry.text().utf8))
        #expect(figures.value("some_library_requests", ["path": "a\\b\"c\nd"]) == 3)
        #expect(figures.value("_1st", [:]) == 0.5)
        #expect(figures.value("sizes", ["le": "10"], sample: "_bucket") == 1)
        #expect(figures.value("sizes", ["le": "5"], sample: "_bucket") == 0)
        #expect(figures.value("waits_seconds", [:], sample: "_sum") == 0.02)
    }

    @Test func aLabelWithoutBoundCannotFillMemory() throws {
        let registry = MetricRegistry()
        for id in 0..<(MetricRegistry.maximumSeries + 7) {
            Counter(label: "visits", dimensions: [("id", "\(id)")], factory: registry).increment()
        }
        let figures = try PrometheusReading(Array(registry.text().utf8))
        #expect(figures.count("visits") == MetricRegistry.maximumSeries)
        #expect(figures.value("metrics_series_refused", [:]) == 7)
    }

    @Test func aNameIsDescribedByWhoCountsUnderIt() {
        let registry = MetricRegistry(help: ["letters_total": "Letters sent."])
        registry.describe(["letters_total": "Paper used.", "stamps_total": "Stamps used."])
        for label in ["letters", "stamps"] { Counter(label: label, factory: registry).increment() }
        let text = registry.text()
        #expect(text.contains("# HELP letters_total Letters sent.\n"))
        #expect(text.contains("# HELP stamps_total Stamps used.\n"))
    }
}
